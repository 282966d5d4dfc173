package org.lingtan.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lingtan.engine.ExplainedEvaluation;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.internal.drools.RuleRuntime;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookShelf;

/** How long a cached rulebook takes to be ready, and how much memory 50 loaded versions hold. */
public final class Loading {

    private static final int VERSIONS = 50;
    private static final String BOOK = "zcpc";
    private static final RulebookId ORIGINAL = new RulebookId(BOOK, "1.0.0");

    /** On a shared machine the clock says little. Of the whole process: classes are linked on all processors. */
    private static final OperatingSystemMXBean PROCESS = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Loading() {}

    /**
     * Prints one line for each figure.
     *
     * @param arguments {@code ready} or {@code memory}
     * @throws IOException if files cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("ready")) {
            ready();
        } else {
            memory();
        }
    }

    /**
     * As the product gets a shipped rulebook ready: what packaging read and compiled is taken from the class path, files are
     * digested, classes audited. Cold: the first of a process. Warm: the same, ten later.
     */
    private static void ready() {
        for (int i = 0; i <= 10; i++) {
            long start = System.nanoTime();
            long cpu = PROCESS.getProcessCpuTime();
            ClassLoader shipped = Loading.class.getClassLoader();
            RulebookShelf shelf = RulebookShelf.of(shipped, List.of());
            Rulebook book = shelf.find(ORIGINAL).orElseThrow();
            long read = System.nanoTime();
            new RuleRuntime().withShipped(shipped).load(book);
            long end = System.nanoTime();
            cpu = PROCESS.getProcessCpuTime() - cpu;
            if (i == 0 || i == 10) {
                String what = i == 0 ? "cold" : "warm";
                System.out.printf(Locale.ROOT, "ready %s\t%.3f%n", what, (end - start) / 1e9);
                System.out.printf(Locale.ROOT, "ready %s, processor time\t%.3f%n", what, cpu / 1e9);
                System.out.printf(Locale.ROOT, "ready %s, classes only\t%.3f%n", what, (end - read) / 1e9);
            }
        }
    }

    private static void memory() throws IOException {
        Path root = Workload.cache().resolveSibling("fifty");
        for (int i = 1; i <= VERSIONS; i++) {
            write(root.resolve(BOOK).resolve("1.0." + i), i);
        }
        RulebookShelf shelf = RulebookShelf.ofFolders(List.of(root));
        RuleRuntime runtime = RuleRuntime.withCache(Workload.cache());
        List<CompiledRulebook> loaded = new ArrayList<>();
        sessions(List.of(new Workload().book(ORIGINAL)));
        // Compiles what the cache lacks and warms what is shared by all versions.
        for (RulebookId id : shelf.ids()) {
            runtime.load(shelf.find(id).orElseThrow());
        }
        shelf = null;
        long heap = heap();
        long other = outside();
        RulebookShelf fresh = RulebookShelf.ofFolders(List.of(root));
        for (RulebookId id : fresh.ids()) {
            loaded.add(runtime.load(fresh.find(id).orElseThrow()));
        }
        print("", loaded.size(), heap() - heap, outside() - other);
        sessions(loaded);
        print(" after a session in each", loaded.size(), heap() - heap, outside() - other);
    }

    private static void print(String when, int versions, long heap, long outside) {
        System.out.printf(
                Locale.ROOT,
                "memory of %d versions of %s%s, MB\t%.0f heap and %.0f outside it (classes), %.1f each%n",
                versions,
                BOOK,
                when,
                heap / 1e6,
                outside / 1e6,
                (heap + outside) / 1e6 / versions);
    }

    /** Both evaluators of every version, as certification runs them. */
    private static void sessions(List<CompiledRulebook> books) {
        Workload work = new Workload();
        EvidencePackage evidence = work.read(Workload.folder(Workload.PACKAGE));
        for (CompiledRulebook book : books) {
            ExplainedEvaluation one =
                    ExplainedEvaluation.of(work.catalogue(), book, work.dependencies(book), evidence);
            ExplainedEvaluation.Explained session = one.engine(Evaluator.SESSION);
            if (!session.equals(one.engine(Evaluator.FLAT))) {
                throw new IllegalStateException(book.rulebook().id() + ": the evaluators differ");
            }
        }
    }

    private static long heap() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Without compiled machine code, which depends on what ran hot. */
    private static long outside() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.NON_HEAP && !pool.getName().startsWith("Code"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    /** A copy of the book under another version, with one parameter changed. */
    private static void write(Path version, int number) throws IOException {
        Path original = Workload.books().resolve(BOOK).resolve("1.0.0");
        try (Stream<Path> walk = Files.walk(original)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path target = version.resolve(original.relativize(file).toString());
                Files.createDirectories(target.getParent());
                String text = Files.readString(file);
                if (target.endsWith("rulebook.yaml")) {
                    text = text.replace("version: 1.0.0", "version: 1.0." + number);
                } else if (target.endsWith("parameters.yaml")) {
                    text = text.replace("value: 35\n", "value: 35." + (100 + number) + "\n");
                }
                Files.writeString(target, text);
            }
        }
    }
}
