package org.lingtan.api.certificate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseKill;
import org.lingtan.api.database.DatabaseSettings;

/**
 * The issuing core as a process of its own, which is killed after a given number of times that it passed a given step. It
 * issues for each line {@code key case} and acknowledges with {@code ack key number document}.
 */
final class IssuingWorker {

    private static final int THREADS = 3;

    private IssuingWorker() {}

    /** Arguments: data folder, step or none, how often, whether the database is killed too. */
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        Optional<IssuingStep> deadly =
                args[1].equals("none") ? Optional.empty() : Optional.of(IssuingStep.valueOf(args[1]));
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[2]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Database database = Database.open(new DatabaseSettings.Embedded(data), THREADS + 1)) {
            Office office = new Office(database, data, step -> {
                if (deadly.equals(Optional.of(step)) && left.decrementAndGet() == 0) {
                    die(data, Boolean.parseBoolean(args[3]));
                }
            });
            office.resume();
            out.println("ready");
            serve(office, out);
        }
    }

    private static void serve(Office office, PrintStream out) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> issuing = new ArrayList<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] request = line.split(" ", -1);
            issuing.add(pool.submit(() -> {
                Certificate issued = office.issue(request[0], request[1]);
                out.println("ack " + request[0] + " " + issued.number() + " "
                        + issued.document().orElseThrow());
            }));
        }
        for (Future<?> one : issuing) {
            one.get();
        }
        pool.shutdown();
    }

    private static void die(Path data, boolean databaseToo) {
        try {
            if (databaseToo) {
                DatabaseKill.kill(data.resolve("postgres"));
            }
            new ProcessBuilder(
                            "kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
