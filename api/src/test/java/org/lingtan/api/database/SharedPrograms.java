package org.lingtan.api.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unpacks the programs of PostgreSQL once for all tests and links them into the data folders of each. */
public final class SharedPrograms {

    private SharedPrograms() {}

    /** Links them into a data folder, and returns where the server lives in it. */
    public static Path link(Path data) throws IOException {
        Path shared = Files.createDirectories(Path.of("target/test-programs")).toAbsolutePath();
        Path home = Files.createDirectories(data.resolve("postgres")).toRealPath();
        Path link = home.resolve("programs-" + PostgresBinaries.MAJOR);
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, PostgresBinaries.unpacked(shared).getParent());
        }
        return home;
    }
}
