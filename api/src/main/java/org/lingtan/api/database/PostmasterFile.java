package org.lingtan.api.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@code postmaster.pid} says about a server on a data folder, held against the processes that really run. */
final class PostmasterFile {

    private static final int PID = 0;
    private static final int PORT = 3;
    private static final int STATUS = 7;

    private PostmasterFile() {}

    /** A server that runs on the folder. */
    record Running(long pid, int port, boolean ready) {}

    /** The server on this very folder; empty if none runs. */
    static Optional<Running> find(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (lines.size() <= PORT || !isPostmaster(lines.get(PID).strip(), data)) {
            return Optional.empty();
        }
        boolean ready = lines.size() > STATUS && lines.get(STATUS).strip().equals("ready");
        return Optional.of(new Running(
                Long.parseLong(lines.get(PID).strip()),
                Integer.parseInt(lines.get(PORT).strip()),
                ready));
    }

    private static boolean isPostmaster(String pid, Path data) {
        try {
            String line = new String(
                    Files.readAllBytes(Path.of("/proc", pid.replaceAll("[^0-9]", "x"), "cmdline")),
                    StandardCharsets.UTF_8);
            return line.contains("postgres\0") && line.contains(data.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Removes the file that a killed server left if no process at all works in the folder: its number may have gone to a
     * stranger since, and PostgreSQL would then wait for the stranger for ever.
     *
     * @return whether nothing is in the way of a start any more
     */
    static boolean clear(Path data) throws IOException {
        if (isAnybodyIn(data)) {
            return false;
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        return true;
    }

    /** Every process of PostgreSQL works in the data folder; those of other users cannot be looked at and are not ours. */
    private static boolean isAnybodyIn(Path data) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (worksIn(process, data)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean worksIn(Path process, Path data) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(data);
        } catch (IOException goneOrForeign) {
            return false;
        }
    }
}
