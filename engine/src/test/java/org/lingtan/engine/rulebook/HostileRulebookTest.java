package org.lingtan.engine.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/** What the corpus of attacks does not hold: that every defect is told at once, with its line. */
class HostileRulebookTest {

    private static final Path MINI = Path.of("src/test/books/mini/1.0.0");
    private static final String RULES = "digital/d1-access/d1-access.drl";

    static Map<String, byte[]> mini() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(MINI)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(MINI.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static List<Defect> refused(Map<String, byte[]> files) {
        return assertThrows(RulebookDefects.class, () -> RulebookReader.read(files))
                .defects();
    }

    private static void assertRefused(Map<String, byte[]> files, String file, String code) {
        List<Defect> defects = refused(files);
        boolean told = defects.stream().anyMatch(defect -> defect.code().equals(code));
        boolean placed = defects.stream().anyMatch(defect -> defect.file().equals(file));
        assertTrue(told && placed, () -> "expected " + code + " in " + file + ", got " + defects);
        defects.forEach(defect ->
                assertFalse(defect.file().isBlank() || defect.message().zh().isBlank()));
    }

    @Test
    void a_rule_file_in_the_wrong_place_is_refused() throws IOException {
        Map<String, byte[]> files = mini();
        files.put("digital/d1-access/another.drl", files.get(RULES));
        assertRefused(files, "digital/d1-access/another.drl", "file.unexpected");
    }

    @Test
    void a_path_that_leaves_the_folder_is_refused() throws IOException {
        Map<String, byte[]> files = mini();
        files.put("../rulebook.yaml", new byte[0]);
        assertRefused(files, "../rulebook.yaml", "file.name");
    }

    @Test
    void missing_files_are_named() throws IOException {
        for (String file : List.of("rulebook.yaml", "parameters.yaml", "levels.yaml", RULES)) {
            Map<String, byte[]> files = mini();
            files.remove(file);
            assertRefused(files, file, "file.missing");
        }
    }

    @Test
    void text_that_is_not_utf_8_is_refused() throws IOException {
        Map<String, byte[]> files = mini();
        files.put(RULES, new byte[] {(byte) 0xc3, (byte) 0x28});
        assertRefused(files, RULES, "file.not-utf8");
    }

    @Test
    void all_defects_of_all_files_are_told_at_once_with_their_lines() throws IOException {
        Map<String, byte[]> files = mini();
        files.put(
                "parameters.yaml",
                new String(files.get("parameters.yaml"), UTF_8)
                        .replace("value: 2\n", "valeu: 2\n")
                        .replace("at: most", "at: about")
                        .getBytes(UTF_8));
        String rules = new String(files.get(RULES), UTF_8);
        files.put(
                RULES,
                rules.replace("unsettled )", "salience == 5 )")
                        .replaceFirst("@Clause\\(16\\)", "@Clause(17)")
                        .getBytes(UTF_8));
        Set<String> places = refused(files).stream()
                .map(defect -> defect.file() + ":" + defect.line() + " " + defect.code())
                .collect(Collectors.toSet());
        assertTrue(places.contains("parameters.yaml:10 yaml.unknown"), places.toString());
        assertTrue(places.contains("parameters.yaml:25 parameter.bands-at"), places.toString());
        assertTrue(places.contains(RULES + ":6 profile.clause"), places.toString());
        assertTrue(places.contains(RULES + ":19 profile.attribute"), places.toString());
    }
}
