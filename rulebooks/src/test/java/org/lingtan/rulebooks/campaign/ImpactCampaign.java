package org.lingtan.rulebooks.campaign;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.release.Validity;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.engine.workbench.CaseStore;
import org.lingtan.engine.workbench.Impact;
import org.lingtan.engine.workbench.ImpactRun;
import org.lingtan.rulebooks.ShippedBooks;

/** How many stored packages a second two versions are compared on, beside merely reading them on the same threads. */
public final class ImpactCampaign {

    private ImpactCampaign() {}

    /**
     * The command.
     *
     * @param arguments the folder of packages, the number of threads, and how many rounds
     * @throws Exception if a package cannot be read
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        run(folder, threads, rounds, System.out);
    }

    static void run(Path folder, int threads, int rounds, PrintStream out) throws Exception {
        CaseStore store = CaseStore.open(folder);
        AssessmentEngine engine =
                new AssessmentEngine(Catalogue.shipped(), ShippedBooks.library(), EvaluationMode.FLAT);
        CompiledRulebook before = ShippedBooks.library().load(RulebookId.parse("cnip@1.0.0"));
        ImpactRun run = run(engine, before, stricter());
        for (int round = 1; round <= rounds; round++) {
            Mark start = Mark.now();
            long sound = parse(engine, store, threads);
            Mark parsed = Mark.now();
            Impact impact = run.over(store, threads, each -> {});
            Mark compared = Mark.now();
            out.printf(
                    "round %d: %d packages (%d sound), %d threads; reading alone %s; reading and two ratings %s%n",
                    round,
                    store.size(),
                    sound,
                    threads,
                    Mark.rate(store.size(), start, parsed),
                    Mark.rate(store.size(), parsed, compared));
            tell(impact, out);
        }
    }

    private static void tell(Impact impact, PrintStream out) {
        Runtime memory = Runtime.getRuntime();
        out.printf(
                "  crossed %d of %d, refused %d; heap used %d MB of at most %d MB; resident at most %s%n",
                impact.sections().stream().mapToLong(Impact.Section::crossed).sum(),
                impact.sections().stream().mapToLong(Impact.Section::subjects).sum(),
                impact.refused(),
                (memory.totalMemory() - memory.freeMemory()) >> 20,
                memory.maxMemory() >> 20,
                resident());
    }

    /** What the whole process held at most, as Linux tells it. */
    private static String resident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("?");
        } catch (IOException e) {
            return "?";
        }
    }

    /** A moment by the clock and by the processor time of this process, which other work on the machine hardly changes. */
    private record Mark(long nanoseconds, long cpuNanoseconds) {

        static Mark now() {
            return new Mark(
                    System.nanoTime(),
                    ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .orElseThrow()
                            .toNanos());
        }

        static String rate(long packages, Mark from, Mark to) {
            return "%d/s (%d per processor second)"
                    .formatted(
                            packages * 1_000_000_000L / (to.nanoseconds - from.nanoseconds),
                            packages * 1_000_000_000L / Math.max(1, to.cpuNanoseconds - from.cpuNanoseconds));
        }
    }

    private static long parse(AssessmentEngine engine, CaseStore store, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Long>> shares = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            shares.add(pool.submit(() -> {
                long sound = 0;
                for (int i = first; i < store.size(); i += threads) {
                    sound += engine.takeIn(store.get(i).path()).evidence().isPresent() ? 1 : 0;
                }
                return sound;
            }));
        }
        long sound = 0;
        for (Future<Long> share : shares) {
            sound += share.get();
        }
        pool.shutdown();
        pool.awaitTermination(1, TimeUnit.MINUTES);
        return sound;
    }

    /** Two versions on the days that their files say. */
    static ImpactRun run(AssessmentEngine engine, CompiledRulebook before, CompiledRulebook after) {
        return new ImpactRun(
                engine,
                before,
                after,
                new ImpactRun.Days(
                        Optional.of(Validity.of(before.rulebook())), Optional.of(Validity.of(after.rulebook()))));
    }

    /** cnip as an editor would tighten it: two tables of bands, and the lowest level from 62 points on. */
    static CompiledRulebook stricter() throws IOException {
        Map<String, byte[]> files = ShippedBooks.files(ShippedBooks.FOLDER.resolve("cnip/1.0.0"));
        replace(files, "rulebook.yaml", "version: 1.0.0", "version: 1.1.0");
        replace(
                files,
                "parameters.yaml",
                "[[20, 1], [40, 2], [60, 3], [80, 4], [90, 5]]",
                "[[25, 1], [45, 2], [65, 3], [85, 4], [95, 5]]");
        replace(files, "levels.yaml", "min: 60", "min: 62");
        return renumbered(files);
    }

    /** The shipped cnip with other numbers: rules name parameters and facts carry their values, so nothing is compiled. */
    static CompiledRulebook renumbered(Map<String, byte[]> files) {
        CompiledRulebook shipped = ShippedBooks.library().load(RulebookId.parse("cnip@1.0.0"));
        return new Renumbered(shipped, RulebookReader.read(files));
    }

    private record Renumbered(CompiledRulebook shipped, Rulebook rulebook) implements CompiledRulebook {

        @Override
        public List<RuleStatement> statements() {
            return shipped.statements();
        }

        @Override
        public CompiledRulebook withRuleOrder(long seed) {
            return new Renumbered(shipped.withRuleOrder(seed), rulebook);
        }

        @Override
        public List<Finding> evaluate(List<Fact> facts, Evaluator which) {
            return shipped.evaluate(facts, which);
        }
    }

    static void replace(Map<String, byte[]> files, String path, String from, String to) {
        String text = new String(files.getOrDefault(path, new byte[0]), java.nio.charset.StandardCharsets.UTF_8);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("The file (%s) does not say (%s).".formatted(path, from));
        }
        files.put(path, text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
