package org.lingtan.engine.internal.drools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.List;
import org.drools.model.Model;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Documented;
import org.lingtan.engine.fact.Excluded;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.FindingSink;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;

/** What compiled classes depend on beside the rulebook itself: Drools, the vocabulary of facts, and this gate. */
final class EngineVersion {

    private static final List<Class<?>> PARTS = List.of(
            Fact.class,
            Measured.class,
            Attested.class,
            Documented.class,
            Described.class,
            Excluded.class,
            Open.class,
            FindingSink.class,
            AllowedReferences.class,
            AuditVisitor.class,
            RuleCompiler.class);
    private static final String CURRENT = compute();

    private EngineVersion() {}

    static String current() {
        return CURRENT;
    }

    private static String compute() {
        MessageDigest digest = Seal.sha256();
        for (Class<?> part : PARTS) {
            try (InputStream in = part.getResourceAsStream(part.getSimpleName() + ".class")) {
                if (in == null) {
                    throw new IllegalStateException("The class file of %s is missing.".formatted(part));
                }
                digest.update(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        String drools = String.valueOf(Model.class.getPackage().getImplementationVersion());
        return drools + "-" + java.util.HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
