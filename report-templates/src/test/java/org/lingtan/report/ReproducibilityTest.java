package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The same assessment gives the same bytes in any process. By default two processes and four reports;
 * {@code -Dlingtan.reports=all} for 200 reports on every JDK that stands beside the one in use.
 */
class ReproducibilityTest {

    private static final boolean ALL = "all".equals(System.getProperty("lingtan.reports"));

    private static final List<List<String>> SETTINGS = List.of(
            List.of("-Duser.language=zh", "-Duser.country=CN", "-Duser.timezone=Asia/Shanghai"),
            List.of(
                    "-Duser.language=ar",
                    "-Duser.country=EG",
                    "-Duser.timezone=America/St_Johns",
                    "-Dfile.encoding=ISO-8859-1"));

    @Test
    void every_jdk_locale_and_time_zone_gives_the_same_reports() throws IOException, InterruptedException {
        Map<String, String> digests = new TreeMap<>();
        String count = ALL ? "200" : "4";
        for (Path jdk : jdks()) {
            for (List<String> setting : SETTINGS) {
                digests.put(jdk.getFileName() + " " + setting, digests(jdk, setting, count));
            }
        }
        System.out.printf("%s reports in %d processes: %s%n", count, digests.size(), digests.keySet());
        for (String lines : digests.values()) {
            assertEquals(
                    Integer.parseInt(count),
                    lines.lines().filter(l -> l.startsWith("sha256:")).count(),
                    lines);
        }
        assertEquals(1, new TreeSet<>(digests.values()).size(), digests.toString());
    }

    private static String digests(Path jdk, List<String> setting, String count)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(setting);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ReportDigests.class.getName(),
                count));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    /** The JDK in use; with all, those beside it too. */
    private static List<Path> jdks() throws IOException {
        Path used = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> jdks = new ArrayList<>(List.of(used));
        if (ALL) {
            try (Stream<Path> beside = Files.list(used.getParent())) {
                beside.sorted()
                        .filter(path -> Files.exists(path.resolve("lib/modules"))
                                && !Files.isSymbolicLink(path)
                                && !path.equals(used))
                        .forEach(jdks::add);
            }
            assertTrue(jdks.size() > 1, "only one JDK is here; install another beside " + used);
        }
        return jdks;
    }
}
