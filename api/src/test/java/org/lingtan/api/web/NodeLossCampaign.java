package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.lingtan.api.application.Role;
import org.lingtan.api.cli.DoomedServe;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings.External;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.report.HalfIssued;
import org.lingtan.api.report.ReadyCases;

/**
 * Two {@code lingtan serve} on one PostgreSQL and one shared folder. Both get work; in turn one of them is killed with
 * SIGKILL, while it issues for a client or while it does a job. Measured is the time from its death until the other has
 * ended everything that was under way and has done every job again, also the one that the dead node held.
 */
final class NodeLossCampaign implements AutoCloseable {

    private static final int CASES = 4;
    private static final long PATIENCE_MILLIS = 60_000;

    private final Path folder;
    private final External external = TestDatabase.fresh();
    private final Database database = TestDatabase.open(external);
    private final Promises promises;
    private final ServeProcess[] nodes = new ServeProcess[2];
    private final Map<String, String> tokens = new TreeMap<>();
    private final byte[] archive = ReadyCases.packed();
    private long slowestEnd;
    private long slowestJobs;
    private long slowestAnswer;
    private int refused;
    private int held;

    /** What a campaign found; times in milliseconds from the death of a node. */
    record Totals(
            int rounds,
            int jobsHeldByTheDead,
            long slowestEnd,
            long slowestJobs,
            long slowestNewSubmission,
            int certificates,
            int acts,
            int refused,
            Promises.Kept kept,
            int discrepancies) {

        boolean isClean() {
            return refused == 0 && discrepancies == 0 && kept.equals(new Promises.Kept(0, 0, 0, 0));
        }
    }

    NodeLossCampaign(Path folder) throws IOException {
        this.folder = folder;
        this.promises = new Promises(folder.resolve("promises.log"));
    }

    Totals run(int rounds) throws Exception {
        nodes[0] = start(0);
        people();
        nodes[1] = start(1);
        Totals totals = totals(0);
        for (int i = 0; i < rounds; i++) {
            int victim = i % 2 == 0 ? underLoad(i, i / 2 % 2) : atItsJob(i);
            nodes[victim] = start(victim);
            totals = totals(i + 1);
            System.err.println(totals);
        }
        return totals;
    }

    private ServeProcess start(int node) throws IOException {
        Path config = ExternalSettings.write(folder, "node-" + node, "shared: shared\n", external);
        return ServeProcess.start(
                DoomedServe.class, folder.resolve("node-" + node + ".err"), "--config", config.toString());
    }

    private void people() {
        Client administrator = nodes[0].administrator();
        tokens.put(
                "publisher",
                nodes[0].admitted(administrator, "publisher", "body", Role.PUBLISHER)
                        .token());
        tokens.put(
                "applicant",
                nodes[0].admitted(administrator, "applicant", "park-1", Role.APPLICANT)
                        .token());
        tokens.put(
                "declarant",
                nodes[0].admitted(administrator, "declarant", "park-1", Role.APPLICANT)
                        .token());
        tokens.put("stranger", "");
    }

    private ServerLoad load(int node) {
        Map<String, Client> people = new TreeMap<>();
        tokens.forEach((name, token) -> people.put(name, new Client(nodes[node].address(), token)));
        return new ServerLoad(people, archive, promises);
    }

    private List<String> ready(String name) throws IOException {
        List<String> ready = new ArrayList<>();
        ReadyCases cases = new ReadyCases(database, folder.resolve("shared"));
        for (int i = 0; i < CASES; i++) {
            ready.add(cases.ready(name + "-" + i));
        }
        return ready;
    }

    private static void doom(ServeProcess node, String step, int times) {
        new PrintWriter(node.process().outputWriter(StandardCharsets.UTF_8), true)
                .println(step + " " + times + " none");
    }

    /** Both issue; one dies on its way. Nobody asks again for what it left. */
    private int underLoad(int round, int victim) throws Exception {
        ServerLoad dying = load(victim);
        ServerLoad living = load(1 - victim);
        List<String> first = ready("round-" + round + "-dying");
        List<String> second = ready("round-" + round + "-living");
        doom(nodes[victim], round % 4 == 0 ? "signed" : "intended", 2);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> run(living, round + "-living", second));
        run(dying, round + "-dying", first);
        assertTrue(nodes[victim].process().waitFor(30, TimeUnit.SECONDS), "the node that was to die lives");
        long death = System.nanoTime();
        String died = now();
        newSubmission(1 - victim, round, death);
        other.get();
        survived(1 - victim, death, died, dying.unanswered());
        // What its clients had sent is answered by the other one, under the same keys.
        refused += dying.refused().size()
                + living.refused().size()
                + living.unanswered().size();
        return victim;
    }

    private static void run(ServerLoad load, String round, List<String> ready) {
        try {
            load.run("round-" + round, ready);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate that nobody goes on with is ended by a job; whoever picks that job dies with it. */
    private int atItsJob(int round) throws Exception {
        for (ServeProcess node : nodes) {
            doom(node, "signed", 1);
        }
        String half = HalfIssued.intended(database, folder.resolve("shared"), Clock.systemUTC(), "half-" + round);
        await(() -> !nodes[0].process().isAlive() || !nodes[1].process().isAlive());
        long death = System.nanoTime();
        int victim = nodes[0].process().isAlive() ? 1 : 0;
        doom(nodes[1 - victim], "never", 1);
        held += count("select count(*) from job where picked and task_name = 'resume-issuing'");
        newSubmission(1 - victim, round, death);
        survived(1 - victim, death, now(), List.of());
        String end = database.jdbc()
                .sql("select state from certificate where number = ?")
                .param(half)
                .query(String.class)
                .single();
        assertEquals("issued", end, half);
        return victim;
    }

    private void newSubmission(int survivor, int round, long death) throws Exception {
        ServerLoad load = load(survivor);
        load.run("round-" + round + "-new", List.of());
        refused += load.refused().size() + load.unanswered().size();
        slowestAnswer = Math.max(slowestAnswer, millisSince(death));
    }

    private void survived(int survivor, long death, String died, Iterable<Errand> unanswered) throws Exception {
        await(() -> count("select count(*) from certificate where state = 'intended'") == 0);
        slowestEnd = Math.max(slowestEnd, millisSince(death));
        await(() -> count("select count(*) from job where task_name <> 'forget' and (last_success is null or"
                        + " last_success <= '" + died + "')")
                == 0);
        await(() ->
                count("select count(*) from job where picked and last_heartbeat < now() - interval '10 seconds'") == 0);
        slowestJobs = Math.max(slowestJobs, millisSince(death));
        for (Errand errand : unanswered) {
            Client.Answer answer = errand.at(nodes[survivor].address()).send();
            if (answer.status() >= 300) {
                System.err.println(errand + " " + answer.body());
                refused++;
            } else {
                promises.add(errand.promise(answer));
            }
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private String now() {
        return database.jdbc().sql("select now()::text").query(String.class).single();
    }

    private int count(String query) {
        return database.jdbc().sql(query).query(Integer.class).single();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (long left = PATIENCE_MILLIS; left > 0 && !condition.getAsBoolean(); left -= 100) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertEquals(true, condition.getAsBoolean(), "not within a minute");
    }

    private Totals totals(int rounds) throws Exception {
        Path export = folder.resolve("journal.jsonl");
        Files.deleteIfExists(export);
        ServeProcess.Outcome fsck = ServeProcess.run(
                "fsck", "--config", folder.resolve("node-0.yaml").toString(), "--journal", export.toString());
        if (fsck.code() != 0) {
            System.err.println(fsck.out());
        }
        return new Totals(
                rounds,
                held,
                slowestEnd,
                slowestJobs,
                slowestAnswer,
                promises.of("cert").size(),
                promises.of("act").size(),
                refused,
                promises.against(export),
                fsck.code());
    }

    @Override
    public void close() {
        for (ServeProcess node : nodes) {
            if (node != null) {
                node.process().destroyForcibly().onExit().join();
            }
        }
        database.close();
    }
}
