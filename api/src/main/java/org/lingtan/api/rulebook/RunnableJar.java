package org.lingtan.api.rulebook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The one jar that the product is run from; rules of somebody else are compiled by a second process of the same jar. */
final class RunnableJar {

    private RunnableJar() {}

    /** The jar; empty where the classes come from folders, as in tests. */
    static Optional<Path> find() {
        boolean packed =
                RunnableJar.class.getClassLoader().getClass().getName().startsWith("org.springframework.boot.loader.");
        Path jar = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath();
        return packed && Files.isRegularFile(jar) ? Optional.of(jar) : Optional.empty();
    }
}
