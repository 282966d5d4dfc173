package org.lingtan.engine.internal.drools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Compiled classes by rulebook digest and engine version: a folder of our own, or the class path. */
final class ClassCache {

    /** Where the packaging step puts compiled rulebooks on the class path. */
    static final String SHIPPED = "compiled/";

    private static final String BUNDLE = "rules.bin";

    private final Path folder;
    private final Seal seal;

    ClassCache(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        this.seal = Seal.keyed(folder.resolve("key"));
    }

    static String place(String digest) {
        return digest.substring(digest.indexOf(':') + 1) + "/" + BUNDLE;
    }

    private Path file(String digest) {
        return folder.resolve(EngineVersion.current()).resolve(place(digest));
    }

    Optional<CompiledRules> find(String digest) throws IOException {
        Path file = file(digest);
        return Files.isRegularFile(file) ? ClassBundle.read(Files.readAllBytes(file), digest, seal) : Optional.empty();
    }

    void store(String digest, CompiledRules rules) throws IOException {
        Path file = file(digest);
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("The cache (%s) has no folder.".formatted(file));
        }
        Files.createDirectories(parent);
        Path draft = Files.createTempFile(parent, "rules", ".tmp");
        Files.write(draft, ClassBundle.write(digest, rules, seal));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Optional<CompiledRules> shipped(ClassLoader loader, String digest) throws IOException {
        try (InputStream in = loader.getResourceAsStream(SHIPPED + place(digest))) {
            return in == null ? Optional.empty() : ClassBundle.read(in.readAllBytes(), digest, Seal.plain());
        }
    }
}
