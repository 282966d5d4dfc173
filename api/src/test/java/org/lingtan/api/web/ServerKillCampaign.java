package org.lingtan.api.web;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lingtan.api.application.Role;
import org.lingtan.api.certificate.IssuingStep;
import org.lingtan.api.cli.DoomedServe;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseKill;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.SharedPrograms;
import org.lingtan.api.report.ReadyCases;

/**
 * Kills {@code lingtan serve} with SIGKILL while clients issue, submit and look up over HTTP, in every second round with
 * all processes of its database: three times of four at a step of issuing, each in its turn, else at any moment. Then it
 * starts again, by itself ends what was interrupted, {@code lingtan fsck} runs, and its journal is held against every
 * answer that was ever given. Goes on where its log ends.
 */
final class ServerKillCampaign {

    private static final int CASES = 6;
    private static final List<IssuingStep> STEPS = List.copyOf(EnumSet.allOf(IssuingStep.class));
    private static final String ANY_MOMENT = "any-moment";
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final Path folder;
    private final Path data;
    private final Promises promises;
    private final Random random = new Random();
    private final Map<String, Client> people = new TreeMap<>();
    private final List<Errand> unanswered = new ArrayList<>();
    private byte[] archive = new byte[0];
    private final int start;
    private int other;
    private int lookUps;
    private long slowestEnd;

    /** What a campaign found, over all its rounds. */
    record Totals(
            int rounds,
            int killed,
            int databaseKilled,
            Map<String, Long> steps,
            int certificates,
            int cases,
            int acts,
            int lost,
            int duplicates,
            int gaps,
            int open,
            int unended,
            int otherAnswers,
            int discrepancies) {

        boolean isClean() {
            return lost == 0
                    && duplicates == 0
                    && gaps == 0
                    && open == 0
                    && unended == 0
                    && otherAnswers == 0
                    && discrepancies == 0;
        }
    }

    ServerKillCampaign(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        this.data = Files.createDirectories(this.folder.resolve("data"));
        this.promises = new Promises(this.folder.resolve("server-kills.log"));
        SharedPrograms.link(data);
        if (promises.of("start").isEmpty()) {
            // So that a small count meets other steps each time.
            promises.add("start " + random.nextInt(24));
        }
        this.start = Integer.parseInt(promises.of("start").get(0)[1]);
    }

    Totals run(int count) throws Exception {
        archive = ReadyCases.packed();
        for (int i = 0; i < count; i++) {
            ServeProcess server = start();
            Totals totals = check(server);
            System.err.println(totals);
            if (!totals.isClean()) {
                server.terminate();
                return totals;
            }
            round(server);
        }
        ServeProcess last = start();
        Totals totals = check(last);
        System.err.println(totals + ", " + lookUps + " look-ups, slowest end of what was interrupted after a start "
                + slowestEnd + " ms");
        last.terminate();
        last.stopped();
        return totals;
    }

    private ServeProcess start() throws IOException {
        ServeProcess server = ServeProcess.start(
                DoomedServe.class, folder.resolve("serve.err"), "--port", "0", "--data", data.toString());
        Path kept = folder.resolve("people");
        Map<String, String> tokens = new LinkedHashMap<>();
        if (Files.exists(kept)) {
            for (String line : Files.readAllLines(kept)) {
                tokens.put(line.split(" ", -1)[0], line.split(" ", -1)[1]);
            }
        } else {
            Client administrator = server.administrator();
            tokens.put(
                    "publisher",
                    server.admitted(administrator, "publisher", "body", Role.PUBLISHER)
                            .token());
            tokens.put(
                    "applicant",
                    server.admitted(administrator, "applicant", "park-1", Role.APPLICANT)
                            .token());
            tokens.put(
                    "declarant",
                    server.admitted(administrator, "declarant", "park-1", Role.APPLICANT)
                            .token());
            Files.write(
                    kept,
                    tokens.entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue())
                            .toList());
        }
        tokens.put("stranger", "");
        tokens.forEach((name, token) -> people.put(name, new Client(server.address(), token)));
        return server;
    }

    private void round(ServeProcess server) throws Exception {
        int round = promises.of("round").size();
        List<String> ready = prepared(round);
        int number = round + start;
        // Every step comes in its turn with and without the database.
        boolean databaseToo = (number + number / 8) % 2 == 1;
        String step = number % 4 == 3
                ? ANY_MOMENT
                : STEPS.get((number - number / 4) % STEPS.size()).code();
        ServerLoad load = new ServerLoad(people, archive, promises);
        // The kill may come before the load is answered at all.
        load.acknowledge("round-" + round);
        CompletableFuture<Boolean> killer = CompletableFuture.completedFuture(true);
        if (step.equals(ANY_MOMENT)) {
            int millis = 50 + random.nextInt(2_000);
            killer = CompletableFuture.supplyAsync(() -> kill(server, millis, databaseToo));
        } else {
            String database = databaseToo ? data.resolve("postgres").toString() : "none";
            PrintWriter told = new PrintWriter(server.process().outputWriter(StandardCharsets.UTF_8), true);
            told.println(step + " " + (1 + random.nextInt(CASES)) + " " + database);
        }
        load.run("round-" + round, ready);
        boolean byPlan = killer.get() && server.process().waitFor(20, TimeUnit.SECONDS);
        if (!byPlan) {
            kill(server, 0, databaseToo);
        }
        unanswered.addAll(load.unanswered());
        load.refused().forEach(answer -> promises.add("refused " + answer.replaceAll("\\s", "_")));
        lookUps += load.lookUps();
        promises.add("round " + round + " " + (databaseToo ? 1 : 0) + " " + (byPlan ? step : "idle"));
    }

    private boolean kill(ServeProcess server, int millis, boolean databaseToo) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            if (databaseToo) {
                DatabaseKill.kill(data.resolve("postgres"));
            }
            server.process().destroyForcibly().waitFor();
            return true;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cases that wait for their certificates; the database is left before anything is killed. */
    private List<String> prepared(int round) throws IOException {
        List<String> ready = new ArrayList<>();
        try (Database database = Database.open(new DatabaseSettings.Embedded(data), 2)) {
            ReadyCases cases = new ReadyCases(database, data);
            for (int i = 0; i < CASES; i++) {
                ready.add(cases.ready("ready-" + round + "-" + i));
            }
        }
        return ready;
    }

    private Totals check(ServeProcess server) throws Exception {
        long start = System.nanoTime();
        // The server ends what was interrupted by itself; only then are the clients' requests sent again.
        if (!endsByItself(server)) {
            promises.add("unended " + promises.of("round").size());
        }
        slowestEnd = Math.max(slowestEnd, (System.nanoTime() - start) / 1_000_000);
        for (Errand errand : List.copyOf(unanswered)) {
            again(errand);
        }
        unanswered.clear();
        Path export = folder.resolve("journal.jsonl");
        Files.deleteIfExists(export);
        ServeProcess.Outcome fsck = ServeProcess.run("fsck", "--data", data.toString(), "--journal", export.toString());
        if (fsck.code() != 0) {
            System.err.println(fsck.out());
        }
        Promises.Kept kept = promises.against(export);
        return new Totals(
                promises.of("round").size(),
                (int) promises.of("round").stream()
                        .filter(words -> !words[3].equals("idle"))
                        .count(),
                (int) promises.of("round").stream()
                        .filter(words -> words[2].equals("1"))
                        .count(),
                promises.of("round").stream()
                        .collect(Collectors.groupingBy(words -> words[3], TreeMap::new, Collectors.counting())),
                promises.of("cert").size(),
                promises.of("case").size(),
                promises.of("act").size(),
                kept.lost() + notInTheRegister(),
                kept.duplicates(),
                kept.gaps(),
                kept.open(),
                promises.of("unended").size(),
                other + promises.of("refused").size(),
                discrepancies(fsck));
    }

    private static int discrepancies(ServeProcess.Outcome fsck) {
        Matcher found = Pattern.compile(" ([0-9]+) discrepanc").matcher(fsck.out());
        int counted = found.find() ? Integer.parseInt(found.group(1)) : 1;
        return fsck.code() == 0 ? counted : Math.max(1, counted);
    }

    private static boolean endsByItself(ServeProcess server) throws Exception {
        Client management = server.management();
        for (long left = LONGEST_WAIT_MILLIS; left > 0; left -= 200) {
            String metrics = management.get("/metrics").body();
            if (metrics.contains("lingtan_certificates_intended 0.0")) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return false;
    }

    /** What was never answered is answered now, and a second time with the same words. */
    private void again(Errand errand) {
        Errand now = errand.at(people.values().iterator().next().address());
        Client.Answer first = now.send();
        Client.Answer second = now.send();
        if (first.status() >= 300 || !first.body().equals(second.body())) {
            other++;
            System.err.println(errand + " " + first.status() + first.body() + second.body());
            return;
        }
        promises.add(now.promise(first));
    }

    private int notInTheRegister() {
        Client stranger = java.util.Objects.requireNonNull(people.get("stranger"));
        List<String[]> certificates = promises.of("cert");
        int missing = 0;
        for (String[] words : certificates.subList(Math.max(0, certificates.size() - 3 * CASES), certificates.size())) {
            Client.Answer entry = stranger.get("/api/v1/certificates/" + words[2]);
            boolean isThere = entry.status() == 200
                    && entry.json().get("standing").text().equals("active")
                    && entry.json().get("document").text().equals(words[3]);
            missing += isThere ? 0 : 1;
        }
        return missing;
    }
}
