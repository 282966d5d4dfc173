package org.lingtan.api.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.YamlNode;

/** The page of settings is made from the code and its texts, so that no key is missing and none is made up. */
class SettingsDocumentTest {

    private static final Path PAGE = Path.of("docs/settings.md");
    private static final YamlNode TEXTS = YamlNode.resource(SettingKey.class, "settings.yaml");

    private static String table() {
        StringBuilder page = new StringBuilder("| key | option | default | meaning |\n|---|---|---|---|\n");
        for (SettingKey key : SettingKey.values()) {
            YamlNode text = TEXTS.get(key.path());
            page.append("| `%s` | %s | %s | %s<br>%s |%n"
                    .formatted(
                            key.path(),
                            key.findOption().map(option -> "`" + option + "`").orElse(""),
                            key.usual().isEmpty() ? "" : "`" + key.usual() + "`",
                            text.get("en").text(),
                            text.get("zh").text()));
        }
        return page.toString();
    }

    private static String example() {
        StringBuilder yaml = new StringBuilder();
        String group = "";
        for (SettingKey key : SettingKey.values()) {
            String path = key.path();
            String in = path.contains(".") ? path.substring(0, path.indexOf('.')) : "";
            if (!in.isEmpty() && !in.equals(group)) {
                yaml.append(in).append(":\n");
            }
            group = in;
            yaml.append(in.isEmpty() ? path : "  " + path.substring(in.length() + 1))
                    .append(": ")
                    .append(TEXTS.get(path).get("example").text())
                    .append('\n');
        }
        return yaml.toString();
    }

    /** {@code -Dlingtan.rewrite=true} writes it anew. */
    @Test
    void the_page_says_what_the_code_reads() throws IOException {
        String shown = Files.readString(PAGE);
        String drawn = between(between(shown, "keys", table()), "example", "```yaml\n" + example() + "```\n");
        if (Boolean.getBoolean("lingtan.rewrite")) {
            Files.writeString(PAGE, drawn);
        }
        assertEquals(drawn, shown, "Run this test with -Dlingtan.rewrite=true and look at the difference.");
        for (String variable : List.of(
                DatabaseReader.PASSWORD,
                DatabaseReader.OWNER_PASSWORD,
                DocumentReader.SECRET_KEY,
                ProviderReader.CLIENT_SECRET)) {
            assertTrue(shown.contains("`" + variable + "`"), variable);
        }
    }

    private static String between(String page, String name, String text) {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->";
        return page.substring(0, page.indexOf(begin) + begin.length()) + text + page.substring(page.indexOf(end));
    }

    @Test
    void every_key_has_a_text_and_every_text_a_key() {
        assertEquals(
                Arrays.stream(SettingKey.values()).map(SettingKey::path).collect(Collectors.toSet()),
                TEXTS.entries().keySet());
    }

    @Test
    void the_example_of_the_page_is_read_without_a_complaint(@TempDir Path folder) throws IOException {
        GivenSettings given = GivenSettings.of(Files.writeString(folder.resolve("lingtan.yaml"), example()));
        assertEquals(List.of(), given.problems());
        Map<SettingKey, Integer> counts = new LinkedHashMap<>();
        for (SettingKey key : SettingKey.values()) {
            counts.put(key, given.all(key).size());
        }
        assertEquals(Arrays.stream(SettingKey.values()).collect(Collectors.toMap(key -> key, key -> 1)), counts);
    }
}
