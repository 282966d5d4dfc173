package org.lingtan.engine.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;

/**
 * Runs the hostile corpus and prints, for each case, the code, the milliseconds and the extra heap at its peak. Packages
 * are made first, on disk, so that only the reading is measured. Run it with a small heap to bound the peak from outside.
 */
public final class HostileCorpus {

    private static final long MEBI = 1024 * 1024;

    private HostileCorpus() {}

    /**
     * Runs every case.
     *
     * @param arguments {@code make DIR} makes the packages, {@code read DIR} reads and measures them; nothing: both
     * @throws IOException if the packages cannot be made
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        Path root = arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("hostile");
        List<HostilePackages.Case> cases = HostilePackages.all();
        if (arguments.length == 0 || arguments[0].equals("make")) {
            for (int i = 0; i < cases.size(); i++) {
                Files.writeString(
                        Files.createDirectories(root.resolve("c" + i)).resolve("where"),
                        cases.get(i).make(root.resolve("c" + i)).toString());
            }
        }
        if (arguments.length == 0 || arguments[0].equals("read")) {
            System.exit(read(out, root, cases) ? 0 : 1);
        }
    }

    private static boolean read(PrintStream out, Path root, List<HostilePackages.Case> cases) throws IOException {
        PackageReader.read(Path.of(Files.readString(root.resolve("c0/where"))), Catalogue.shipped());
        long files = count(root);
        int refused = 0;
        long slowest = 0;
        long largest = 0;
        for (int i = 0; i < cases.size(); i++) {
            Path path = Path.of(Files.readString(root.resolve("c" + i).resolve("where")));
            System.gc();
            long base = used();
            heap().forEach(MemoryPoolMXBean::resetPeakUsage);
            long start = System.nanoTime();
            Intake intake = PackageReader.read(path, Catalogue.shipped());
            long millis = (System.nanoTime() - start) / 1_000_000;
            long extra = Math.max(0, peak() - base) / MEBI;
            String code = cases.get(i).code();
            boolean ok = intake.evidence().isEmpty()
                    && intake.problems().stream().map(Problem::code).anyMatch(code::equals);
            refused += ok ? 1 : 0;
            slowest = Math.max(slowest, millis);
            largest = Math.max(largest, extra);
            out.printf(
                    Locale.ROOT,
                    "%-7s %-40s %-36s %6d ms %5d MiB%n",
                    ok ? "refused" : "WRONG",
                    cases.get(i).name(),
                    code,
                    millis,
                    extra);
        }
        boolean clean = count(root) == files;
        out.printf(
                Locale.ROOT,
                "%d of %d refused with their code; slowest %d ms; largest extra heap %d MiB (max heap %d MiB); files written: %s%n",
                refused,
                cases.size(),
                slowest,
                largest,
                Runtime.getRuntime().maxMemory() / MEBI,
                clean ? "none" : "SOME");
        return refused == cases.size() && clean;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .sorted(Comparator.comparing(MemoryPoolMXBean::getName))
                .toList();
    }

    private static long used() {
        return heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    private static long peak() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static long count(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.count();
        }
    }
}
