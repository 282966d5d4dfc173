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
import org.lingtan.engine.rulebook.RuleStatement;

/**
 * What compiled classes depend on beside the rulebook itself: Drools, the vocabulary of facts, and the
 * gates that were passed before compiling, since rules found compiled do not pass those again.
 */
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
            ParserAgreement.class,
            RuleCompiler.class);
    /** The classes of the restricted profile, which are nobody else's business. */
    private static final List<String> PROFILE =
            List.of("RuleProfile", "RuleGrammar", "RuleScanner", "StatementCheck", "FactVocabulary", "ParameterKinds");

    private static final String CURRENT = compute();

    private EngineVersion() {}

    static String current() {
        return CURRENT;
    }

    private static void add(MessageDigest digest, Class<?> neighbour, String part) {
        try (InputStream in = neighbour.getResourceAsStream(part + ".class")) {
            if (in == null) {
                throw new IllegalStateException("The class file of %s is missing.".formatted(part));
            }
            digest.update(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String compute() {
        MessageDigest digest = Seal.sha256();
        for (Class<?> part : PARTS) {
            add(digest, part, part.getSimpleName());
        }
        PROFILE.forEach(part -> add(digest, RuleStatement.class, part));
        String drools = String.valueOf(Model.class.getPackage().getImplementationVersion());
        return drools + "-" + java.util.HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
