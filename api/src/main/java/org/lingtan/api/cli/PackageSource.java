package org.lingtan.api.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.Refusal;

/** A package named on the command line: a ZIP, a folder, or standard input, which is kept in a file for the while. */
final class PackageSource implements AutoCloseable {

    private static final long MAX_BYTES = 200L << 20;

    private final Path path;
    private final @Nullable Path temporary;

    private PackageSource(Path path, @Nullable Path temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    static PackageSource open(String named, Terminal terminal) throws IOException {
        if (!named.equals("-")) {
            return new PackageSource(Options.existing(named), null);
        }
        Path file = Files.createTempFile("lingtan-stdin", ".zip");
        try {
            copy(terminal.in(), file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new PackageSource(file, file);
    }

    private static void copy(InputStream in, Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > MAX_BYTES) {
                    throw Refusal.of(Refusal.Reason.INPUT, "input.too-large", "-", MAX_BYTES);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            Files.deleteIfExists(temporary);
        }
    }
}
