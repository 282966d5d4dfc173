package org.lingtan.api.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.lingtan.api.database.DatabaseSettings.External;

/**
 * A PostgreSQL of our own: programs from the class path; data, passwords and log under one folder. A server that outlived
 * its killed user is adopted by the next one; a killed server is started again, by whoever uses it, on the same port. It
 * stops with its last user.
 */
final class LocalPostgres implements AutoCloseable {

    private static final int ATTEMPTS = 120;
    private static final long PAUSE_MILLIS = 250;
    private static final int LOG_TAIL = 2_000;

    private final Path home;
    private final PostgresCommand command;
    private final PostgresCluster cluster;
    private final FolderLock lock;
    private volatile boolean closing;
    private int port;
    private CompletableFuture<Void> watching = CompletableFuture.completedFuture(null);

    private LocalPostgres(Path home) throws IOException {
        this.home = home;
        this.lock = new FolderLock(home);
        FileLock alone = lock.exclusively();
        try {
            this.command = new PostgresCommand(home, PostgresBinaries.unpacked(home));
            this.command.requireUsable();
            this.cluster = new PostgresCluster(home, command);
            cluster.create();
            lock.use();
            this.port = ensureRunning(keptPort());
            cluster.prepare(port);
        } catch (SQLException e) {
            throw DatabaseProblems.failed("prepare", log(), String.valueOf(e.getMessage()));
        } finally {
            alone.release();
        }
    }

    /**
     * Starts the server of a folder, or adopts it if it runs.
     *
     * @param folder the folder, created if missing
     * @return the server
     * @throws org.lingtan.api.problem.Refusal if it cannot be started
     */
    static LocalPostgres start(Path folder) {
        try {
            Path home = folder.toAbsolutePath().normalize();
            Files.createDirectories(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new LocalPostgres(home.toRealPath());
        } catch (IOException e) {
            throw DatabaseProblems.io(e);
        }
    }

    External settings() {
        try {
            return cluster.settings(port);
        } catch (IOException e) {
            throw DatabaseProblems.io(e);
        }
    }

    private Path log() {
        return home.resolve("postgres.log");
    }

    /** The port of the last start, so that a restarted server is found where it was. */
    private int keptPort() throws IOException {
        Path file = home.resolve("port");
        if (Files.exists(file)) {
            int kept = Integer.parseInt(Files.readString(file).strip());
            if (PostmasterFile.find(cluster.data()).isPresent() || isFree(kept)) {
                return kept;
            }
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Only under the lock: returns the port of a server that is ready. */
    private int ensureRunning(int wanted) throws IOException {
        String said = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<PostmasterFile.Running> running = PostmasterFile.find(cluster.data());
            if (running.isPresent() && running.get().ready()) {
                Files.writeString(
                        home.resolve("port"), String.valueOf(running.get().port()));
                watch(running.get().pid());
                return running.get().port();
            }
            if (running.isEmpty() && PostmasterFile.clear(cluster.data())) {
                said = launch(wanted);
            }
            pause();
        }
        throw DatabaseProblems.failed("pg_ctl start", log(), said + tail());
    }

    private String launch(int wanted) throws IOException {
        // What must hold is said on the command line, where no edited file can undo it.
        String options = "-p " + wanted + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + " -c fsync=on -c full_page_writes=on -c synchronous_commit=on -c timezone=UTC"
                + " -c max_connections=200";
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.data().toString(), "-l", log().toString()));
        arguments.addAll(List.of("-w", "-t", "120", "-o", options, "start"));
        return command.run("pg_ctl", arguments).output();
    }

    private String tail() throws IOException {
        if (!Files.exists(log())) {
            return "";
        }
        String text = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.length() - LOG_TAIL));
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the database", e);
        }
    }

    /** A server that dies while it is in use is started again. */
    private void watch(long pid) {
        watching = ProcessHandle.of(pid)
                .map(server -> server.onExit().thenRun(this::restart))
                .orElseGet(() -> CompletableFuture.runAsync(this::restart));
    }

    private synchronized void restart() {
        if (closing) {
            return;
        }
        try {
            FileLock alone = lock.exclusively();
            try {
                port = ensureRunning(port);
            } finally {
                alone.release();
            }
        } catch (IOException e) {
            throw DatabaseProblems.io(e);
        }
    }

    /** Leaves the server; the last user stops it. */
    @Override
    public void close() {
        closing = true;
        leave();
    }

    private synchronized void leave() {
        watching.cancel(false);
        try (FolderLock held = lock) {
            FileLock alone = held.exclusively();
            if (held.leaveAsLast()) {
                stop();
            }
            alone.release();
        } catch (IOException e) {
            throw DatabaseProblems.io(e);
        }
    }

    private void stop() throws IOException {
        PostgresCommand.Outcome stopped = command.run(
                "pg_ctl", List.of("-D", cluster.data().toString(), "-m", "fast", "-w", "-t", "120", "stop"));
        if (stopped.code() != 0 && PostmasterFile.find(cluster.data()).isPresent()) {
            throw DatabaseProblems.failed("pg_ctl stop", log(), stopped.output());
        }
    }
}
