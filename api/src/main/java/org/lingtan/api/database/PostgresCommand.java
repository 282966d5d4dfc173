package org.lingtan.api.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of PostgreSQL. They refuse root, so as root they run in a user namespace of their own. */
final class PostgresCommand {

    private static final int MINUTES = 5;

    private final Path home;
    private final Path programs;

    PostgresCommand(Path home, Path programs) {
        this.home = home;
        this.programs = programs;
    }

    /** What a program said and how it ended. */
    record Outcome(int code, String output) {}

    /**
     * Runs a program to its end.
     *
     * @param program for example {@code initdb}
     * @param arguments its arguments
     * @return what came of it
     */
    Outcome run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        return run(command);
    }

    /** A server that a program starts inherits its output, so the output goes to a file and not into a pipe. */
    private Outcome run(List<String> command) throws IOException {
        Path output = Files.createTempFile(home, "command", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Outcome(-1, command.get(0) + " did not end within " + MINUTES + " minutes");
            }
            return new Outcome(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command.get(0) + " was interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Refuses early, with a remedy, where root has no way to become somebody else. */
    void requireUsable() throws IOException {
        if (isRoot() && run(List.of("unshare", "-U", "true")).code() != 0) {
            throw DatabaseProblems.noRoot(home);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
