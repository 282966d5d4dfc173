package org.lingtan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs every row once per round in a JVM of its own, so that each round holds every row under the same load. */
public final class Measure {

    /**
     * The rows that the aims are about. Several hundred compiled rules keep the just-in-time compiler busy for some twenty
     * seconds on two shared cores; until then its work would be counted as the engine's.
     */
    private static final String SLOW_TO_WARM = "floor|explainedFlat|explainedSession|rulesFlat|rulesSession"
            + "|(issued|report)(One|Two)Threads?";

    private Measure() {}

    /**
     * Appends {@code row round perSecond cpuMicros} lines to a file.
     *
     * @param arguments the file, the class of the rows, the number of rounds
     * @throws RunnerException if a row fails
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Path file = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[2]);
        for (int round = 1; round <= rounds; round++) {
            run(file, round, arguments[1] + "\\.(?!newCompilation|" + SLOW_TO_WARM + ")", 8, 4);
            boolean scorers = arguments[1].contains("Rows|");
            if (scorers || arguments[1].contains("ReportRows")) {
                run(file, round, arguments[1] + "\\.(" + SLOW_TO_WARM + ")$", 30, 8);
            }
            if (scorers) {
                run(file, round, arguments[1] + "\\.newCompilation", 1, 1);
            }
        }
    }

    private static void run(Path file, int round, String rows, int warm, int measured)
            throws RunnerException, IOException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(rows)
                .forks(1)
                .warmupIterations(warm)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(measured)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .addProfiler(CpuTime.class)
                .jvmArgsAppend("-Dlingtan.root=" + System.getProperty("lingtan.root"), "-Xmx1g");
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getParams().getBenchmark();
            String line = String.format(
                    Locale.ROOT,
                    "%s\t%d\t%.6f\t%.6f%n",
                    name.substring(name.lastIndexOf('.') + 1),
                    round,
                    result.getPrimaryResult().getScore(),
                    result.getSecondaryResults().get(CpuTime.LABEL).getScore());
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
