package org.lingtan.api.certificate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lingtan.api.audit.IntegrityCheck;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseKill;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.SharedPrograms;

/**
 * Kills the issuing core with SIGKILL, round after round, half of the time with every process of its database, at a step
 * chosen at random; then starts it again, resumes, and checks all that was ever acknowledged. Goes on where its log ends.
 */
final class KillCampaign {

    private static final int REQUESTS = 6;
    private static final List<IssuingStep> STEPS = List.copyOf(EnumSet.allOf(IssuingStep.class));

    private final Path data;
    private final Path log;
    private final Random random;
    private final Map<String, String> acknowledged = new HashMap<>();
    private int rounds;
    private int killed;
    private int databaseKilled;
    private int otherAnswers;

    /** What a campaign found, over all its rounds. */
    record Totals(
            int rounds,
            int killed,
            int databaseKilled,
            int acknowledged,
            int lost,
            int duplicates,
            int intended,
            int voided,
            int discrepancies) {

        boolean isClean() {
            return lost == 0 && duplicates == 0 && intended == 0 && voided == 0 && discrepancies == 0;
        }
    }

    KillCampaign(Path folder, long seed) throws IOException {
        this.data = Files.createDirectories(folder.resolve("data")).toAbsolutePath();
        this.log = folder.resolve("kills.log");
        SharedPrograms.link(data);
        if (Files.exists(log)) {
            try (Stream<String> lines = Files.lines(log)) {
                lines.forEach(this::remember);
            }
        }
        this.random = new Random(seed + rounds);
    }

    /** Arguments: folder, rounds, seed. Prints the totals after every round. */
    public static void main(String[] args) throws Exception {
        KillCampaign campaign = new KillCampaign(Path.of(args[0]), Long.parseLong(args[2]));
        Totals totals = campaign.run(Integer.parseInt(args[1]));
        System.exit(totals.isClean() ? 0 : 1);
    }

    private void remember(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("ack")) {
            String promise = words[2] + " " + words[3];
            String earlier = acknowledged.putIfAbsent(words[1], promise);
            otherAnswers += earlier == null || earlier.equals(promise) ? 0 : 1;
        } else if (words[0].equals("round")) {
            rounds++;
            killed += Integer.parseInt(words[2]);
            databaseKilled += Integer.parseInt(words[3]);
        }
    }

    private void note(String line) throws IOException {
        remember(line);
        Files.writeString(
                log, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Totals run(int count) throws IOException, InterruptedException {
        Totals totals = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int i = 0; i < count; i++) {
            round();
            totals = check();
            System.err.println(totals);
            if (!totals.isClean()) {
                break;
            }
        }
        return totals;
    }

    private void round() throws IOException, InterruptedException {
        List<String> requests = new ArrayList<>();
        try (Database database = Database.open(new DatabaseSettings.Embedded(data), 3)) {
            Office office = new Office(database, data, step -> {});
            for (int i = 0; i < REQUESTS; i++) {
                String id = "case-" + rounds + "-" + i;
                if (office.cases.find(id).isEmpty()) {
                    office.ready(id);
                }
                requests.add("key-" + id + " " + id);
                requests.add("key-" + id + " " + id);
            }
        }
        boolean databaseToo = random.nextBoolean();
        IssuingStep step = STEPS.get(random.nextInt(STEPS.size()));
        Process worker = worker(step.name(), String.valueOf(1 + random.nextInt(REQUESTS)), String.valueOf(databaseToo));
        feed(worker, requests);
        boolean dead = worker.exitValue() != 0;
        if (databaseToo && random.nextBoolean()) {
            DatabaseKill.kill(data.resolve("postgres"));
        }
        note("round " + rounds + " " + (dead ? 1 : 0) + " " + (dead && databaseToo ? 1 : 0) + " " + step);
    }

    private Process worker(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                IssuingWorker.class.getName(),
                data.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(data.resolve("worker.log").toFile())
                .start();
    }

    private void feed(Process worker, List<String> requests) throws IOException, InterruptedException {
        try (PrintWriter told = new PrintWriter(worker.outputWriter(StandardCharsets.UTF_8), true)) {
            requests.forEach(told::println);
        }
        try (BufferedReader said = worker.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("ack ") && line.split(" ", -1).length == 4 && line.length() > 75) {
                    note(line);
                }
            }
        }
        if (!worker.waitFor(5, TimeUnit.MINUTES)) {
            worker.destroyForcibly();
            throw new IllegalStateException("the worker hangs");
        }
    }

    /** Restarts what is dead, resumes, and holds every acknowledgement ever given against the register. */
    private Totals check() throws IOException {
        try (Database database = Database.open(new DatabaseSettings.Embedded(data), 3)) {
            Office office = new Office(database, data, step -> {});
            List<String> before = shown(office.check.run());
            office.resume();
            List<String> after = shown(office.check.run());
            for (String line : Stream.concat(before.stream(), after.stream()).toList()) {
                note("discrepancy " + line);
            }
            int lost = 0;
            TreeSet<String> numbers = new TreeSet<>();
            for (String promise : acknowledged.values()) {
                String[] words = promise.split(" ", -1);
                numbers.add(words[0]);
                boolean kept = office.core
                        .find(words[0])
                        .flatMap(Certificate::document)
                        .filter(words[1]::equals)
                        .isPresent();
                lost += kept ? 0 : 1;
            }
            return new Totals(
                    rounds,
                    killed,
                    databaseKilled,
                    acknowledged.size(),
                    lost,
                    acknowledged.size() - numbers.size() + otherAnswers,
                    certificates(database, Certificate.State.INTENDED),
                    // Nothing here changes what a decision is bound to, so no certificate may end as void.
                    certificates(database, Certificate.State.VOID),
                    before.size() + after.size());
        }
    }

    private static int certificates(Database database, Certificate.State state) {
        return database.jdbc()
                .sql("select count(*) from certificate where state = ?")
                .param(state.code())
                .query(Integer.class)
                .single();
    }

    private static List<String> shown(IntegrityCheck.Result result) {
        return result.discrepancies().stream().map(Object::toString).toList();
    }
}
