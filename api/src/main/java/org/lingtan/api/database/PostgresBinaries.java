package org.lingtan.api.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked once from the class path. */
final class PostgresBinaries {

    /** The major version, which a data folder keeps for life. */
    static final String MAJOR = "18";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /**
     * Unpacks the programs if they are not there yet. A kill half-way leaves nothing that a later start would take for
     * whole.
     *
     * @param home where the folder of programs stands
     * @return the folder with {@code initdb}, {@code pg_ctl} and {@code postgres}
     */
    static Path unpacked(Path home) throws IOException {
        Path whole = home.resolve("programs-" + MAJOR);
        if (!Files.isDirectory(whole)) {
            Path partly = Files.createTempDirectory(home, "programs-new");
            unpack(partly);
            Files.setPosixFilePermissions(partly, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(partly, whole, StandardCopyOption.ATOMIC_MOVE);
        }
        return whole.resolve("bin");
    }

    private static void unpack(Path to) throws IOException {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        try (InputStream raw = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            boolean fits = List.of("linux amd64", "linux x86_64").contains(platform.toLowerCase(Locale.ROOT));
            if (raw == null || !fits) {
                throw DatabaseProblems.noBinaries(platform);
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(raw)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, to);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path to) throws IOException {
        Path path = to.resolve(entry.getName()).normalize();
        if (!path.startsWith(to)) {
            throw new FileAlreadyExistsException(path.toString(), to.toString(), "outside of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(
                to.resolve(entry.getName()).normalize().resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        boolean runs = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** Deletes a folder that was never finished. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
