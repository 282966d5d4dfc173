package org.lingtan.api.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
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
        // Problems name the file they stand in: it is called what the user typed, and the folder makes it unique.
        Path file = Files.createTempDirectory("lingtan-stdin").resolve("-");
        PackageSource kept = new PackageSource(file, file);
        try {
            copy(terminal.in(), file);
        } catch (IOException | RuntimeException e) {
            kept.close();
            throw e;
        }
        return kept;
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
            Files.deleteIfExists(Objects.requireNonNull(temporary.getParent()));
        }
    }
}
