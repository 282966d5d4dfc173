package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsvsTest {

    private static final Path PAGE = Path.of("docs/asvs.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+Test)(?:\\.([a-z_]+))?`");
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.\\d+)\\.(\\d+)(?: to \\1\\.(\\d+))?");

    /** How many requirements each section of version 5.0.0 has. */
    private static final Map<String, Integer> SECTIONS = Map.ofEntries(
            Map.entry("6.1", 3),
            Map.entry("6.2", 12),
            Map.entry("6.3", 8),
            Map.entry("6.4", 6),
            Map.entry("6.5", 8),
            Map.entry("6.6", 4),
            Map.entry("6.7", 2),
            Map.entry("6.8", 4),
            Map.entry("7.1", 3),
            Map.entry("7.2", 4),
            Map.entry("7.3", 2),
            Map.entry("7.4", 5),
            Map.entry("7.5", 3),
            Map.entry("7.6", 2),
            Map.entry("8.1", 4),
            Map.entry("8.2", 4),
            Map.entry("8.3", 3),
            Map.entry("8.4", 2),
            Map.entry("9.1", 3),
            Map.entry("9.2", 4));

    @Test
    void every_test_that_the_page_names_exists() throws IOException, ClassNotFoundException {
        Matcher named = NAMED.matcher(Files.readString(PAGE));
        int count = 0;
        while (named.find()) {
            Class<?> test = Class.forName(AsvsTest.class.getPackageName() + "." + named.group(1));
            String method = named.group(2);
            assertTrue(
                    method == null
                            || Arrays.stream(test.getDeclaredMethods())
                                    .anyMatch(one -> one.getName().equals(method)),
                    named.group());
            count++;
        }
        assertTrue(count > 30, "named " + count);
    }

    @Test
    void every_requirement_of_the_four_chapters_has_a_row() throws IOException {
        TreeSet<String> said = new TreeSet<>();
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| \\d.*"))
                .toList();
        for (String row : rows) {
            Matcher number = NUMBER.matcher(row.split("\\|", -1)[1]);
            while (number.find()) {
                int first = Integer.parseInt(number.group(2));
                int last = number.group(3) == null ? first : Integer.parseInt(number.group(3));
                String section = number.group(1);
                IntStream.rangeClosed(first, last).forEach(each -> said.add(section + "." + each));
            }
        }
        TreeSet<String> asked = new TreeSet<>();
        SECTIONS.forEach(
                (section, most) -> IntStream.rangeClosed(1, most).forEach(each -> asked.add(section + "." + each)));
        assertEquals(asked, said);
    }
}
