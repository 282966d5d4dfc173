package org.lingtan.api.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Kills every process of the embedded database of a folder, as a power cut would. */
public final class DatabaseKill {

    private DatabaseKill() {}

    public static void kill(Path home) throws IOException {
        PostmasterFile.find(home.toRealPath().resolve("data"))
                .flatMap(running -> ProcessHandle.of(running.pid()))
                .ifPresent(postmaster -> {
                    List<ProcessHandle> backends = postmaster.descendants().toList();
                    postmaster.destroyForcibly();
                    backends.forEach(ProcessHandle::destroyForcibly);
                });
    }
}
