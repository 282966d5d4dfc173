package org.lingtan.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.factor.Factors;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.catalog.source.Names;
import org.lingtan.catalog.source.YamlNode;

/** Both languages exist for everything that a user reads, and each is what it says it is. */
class TextParityTest {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

    private final Catalogue catalogue = Catalogue.shipped();

    @Test
    void every_title_is_chinese_in_chinese_and_holds_no_chinese_in_english() {
        List<Text> texts = new ArrayList<>();
        catalogue.quantities().values().forEach(quantity -> {
            texts.add(quantity.titles());
            texts.add(quantity.formula());
        });
        catalogue.tables().values().forEach(table -> {
            texts.add(table.titles());
            table.columns().values().forEach(column -> texts.add(column.titles()));
        });
        catalogue.standards().values().forEach(standard -> {
            texts.add(standard.titles());
            standard.findNote().ifPresent(texts::add);
            standard.publisher().findValue().ifPresent(texts::add);
        });
        catalogue.factors().rows().forEach(row -> {
            texts.add(row.subject());
            texts.add(row.source());
        });
        assertTrue(texts.size() > 500, "only " + texts.size());
        for (Text text : texts) {
            assertTrue(HAN.matcher(text.zh()).find(), "no Chinese in: " + text.zh());
            assertFalse(HAN.matcher(text.en()).find(), "Chinese in: " + text.en());
        }
    }

    @Test
    void every_problem_has_the_same_places_to_fill_in_both_languages() {
        int problems = 0;
        for (Class<?> owner : List.of(Catalogue.class, Unit.class, Factors.class, Names.class)) {
            for (Map.Entry<String, YamlNode> entry :
                    YamlNode.resource(owner, "problems.yaml").entries().entrySet()) {
                Text text = entry.getValue().bilingual();
                assertEquals(places(text.zh()), places(text.en()), entry.getKey());
                assertTrue(HAN.matcher(text.zh()).find(), entry.getKey());
                assertFalse(HAN.matcher(text.en()).find(), entry.getKey());
                problems++;
            }
        }
        assertTrue(problems > 25, "only " + problems);
    }

    private static List<String> places(String text) {
        TreeSet<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(result -> found.add(result.group()));
        return List.copyOf(found);
    }
}
