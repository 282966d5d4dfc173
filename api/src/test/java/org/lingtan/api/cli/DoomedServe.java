package org.lingtan.api.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.lingtan.api.database.DatabaseKill;

/**
 * The whole command line as a process that kills itself with SIGKILL when its log tells of a step of issuing: the line is
 * written by the thread that issues, which goes no further. A line {@code STEP COUNT DATABASE} on standard input says at
 * which step, how often it is passed, and the folder of the database whose processes are killed first, or {@code none}.
 */
public final class DoomedServe {

    private static volatile Optional<Doom> doom = Optional.empty();

    private DoomedServe() {}

    private record Doom(String step, AtomicInteger left, String database) {}

    /** Takes the arguments of {@code lingtan}. */
    public static void main(String[] args) {
        Terminal own = Terminal.ofProcess();
        Thread reader = new Thread(DoomedServe::listen);
        reader.setDaemon(true);
        reader.start();
        Terminal watched = new Terminal(
                own.in(), own.out(), new Watched(own.err()), own.environment(), own.showsOut(), own.showsErr());
        System.exit(Lingtan.run(args, watched));
    }

    private static void listen() {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", 3);
                doom = Optional.of(new Doom(words[0], new AtomicInteger(Integer.parseInt(words[1])), words[2]));
            }
        } catch (IOException closed) {
            // Nobody tells it to die any more.
        }
    }

    /** Looks at each line before it is written. */
    private static final class Watched extends PrintStream {

        Watched(OutputStream to) {
            super(to, false, StandardCharsets.UTF_8);
        }

        @Override
        public void print(@org.jspecify.annotations.Nullable String line) {
            super.print(line);
            doom.filter(near -> String.valueOf(line).contains("\"step\":\"" + near.step() + "\""))
                    .filter(near -> near.left().decrementAndGet() == 0)
                    .ifPresent(near -> {
                        super.flush();
                        die(near.database());
                    });
        }
    }

    private static void die(String database) {
        try {
            if (!database.equals("none")) {
                DatabaseKill.kill(Path.of(database));
            }
            String pid = String.valueOf(ProcessHandle.current().pid());
            new ProcessBuilder(List.of("kill", "-9", pid)).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
