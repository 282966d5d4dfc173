package org.lingtan.api.determinism;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * Evaluates an example in processes of their own: every JDK that stands beside the one in use, three locales, two time
 * zones. {@code -Dlingtan.determinism=all} takes all three examples; {@code -Dlingtan.jdks=2} fails where fewer JDKs are
 * found.
 */
class DeterminismTest {

    private static final List<String> LOCALES = List.of("zh-CN", "de-DE", "tr-TR");
    private static final List<String> ZONES = List.of("Asia/Shanghai", "America/St_Johns");

    @TempDir
    Path folder = Path.of("");

    @Test
    void every_jdk_locale_and_time_zone_gives_the_same_bytes() throws IOException, InterruptedException {
        boolean all = "all".equals(System.getProperty("lingtan.determinism"));
        List<String> examples =
                all ? List.of("large-industrial-park", "logistics-park", "office-park") : List.of("logistics-park");
        List<Path> jdks = jdks();
        int least = Integer.parseInt(System.getProperty("lingtan.jdks", "1"));
        assertTrue(jdks.size() >= least, () -> "lingtan.jdks asks for " + least + " JDKs, found: " + jdks);
        for (String example : examples) {
            Map<String, String> digests = new TreeMap<>();
            for (Path jdk : jdks) {
                for (String locale : LOCALES) {
                    for (String zone : ZONES) {
                        digests.put(
                                jdk.getFileName() + " " + locale + " " + zone, evaluate(jdk, locale, zone, example));
                    }
                }
            }
            System.out.printf(
                    "%s: %d runs on %d JDKs, digests %s%n",
                    example, digests.size(), jdks.size(), new TreeSet<>(digests.values()));
            assertEquals(1, new TreeSet<>(digests.values()).size(), digests.toString());
        }
        if (jdks.size() < 2) {
            System.out.println("Only one JDK stands beside the one in use; the comparison between JDKs was not made.");
        }
    }

    private String evaluate(Path jdk, String locale, String zone, String example)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out.json");
        String[] language = locale.split("-", -1);
        Process process = new ProcessBuilder(
                        jdk.resolve("bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=" + language[0],
                        "-Duser.country=" + language[1],
                        "-Duser.timezone=" + zone,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "org.lingtan.api.cli.Lingtan",
                        "evaluate",
                        Path.of("..", "examples", example).toString(),
                        "--format",
                        "json")
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the evaluation did not end");
        String json = Files.readString(out, UTF_8);
        assertTrue(
                json.contains("\"assessments\":[{") || json.contains("\"assessments\" : [ {") || json.contains("cnip"),
                json);
        return CanonicalJson.digest(json.getBytes(UTF_8));
    }

    /** The JDK in use and those in folders beside it, 17 or newer; links to the same JDK count once. */
    private static List<Path> jdks() throws IOException {
        Path used = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> jdks = new ArrayList<>(List.of(used));
        try (Stream<Path> beside = Files.list(used.getParent())) {
            for (Path candidate : beside.sorted().toList()) {
                boolean runs = Files.isExecutable(candidate.resolve("bin/java"))
                        && Files.exists(candidate.resolve("lib/modules"));
                if (runs && !jdks.contains(candidate.toRealPath())) {
                    jdks.add(candidate.toRealPath());
                }
            }
        }
        return jdks;
    }
}
