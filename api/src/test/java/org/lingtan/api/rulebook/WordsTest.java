package org.lingtan.api.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;
import org.lingtan.engine.workbench.BookVersion;
import org.lingtan.engine.workbench.Change;
import org.lingtan.engine.workbench.Difference;

class WordsTest {

    private static final Bookcase BOOKS = Bookcase.open(List.of(), Optional.empty());

    @Test
    void every_word_is_there_in_both_languages_and_takes_the_same_figures() {
        LanguageBundle zh = ChangeWords.words("zh");
        LanguageBundle en = ChangeWords.words("en");
        TreeSet<String> english = new TreeSet<>(en.bundle().keySet());
        assertEquals(english, new TreeSet<>(zh.bundle().keySet()));
        assertFalse(english.isEmpty());
        for (String key : english) {
            assertEquals(places(en.get(key)), places(zh.get(key)), key);
        }
    }

    private static List<String> places(String text) {
        return java.util.regex.Pattern.compile("%(\\d\\$)?[sd]")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .sorted()
                .toList();
    }

    @Test
    void every_role_matter_and_kind_has_a_word() {
        LanguageBundle words = ChangeWords.words("en");
        Stream.of(
                        Stream.of(Change.Role.values()).map(role -> "role." + lower(role)),
                        Stream.of(Change.Matter.values()).map(matter -> "matter." + lower(matter)),
                        Stream.of(Change.Kind.values()).map(kind -> "kind." + lower(kind)))
                .flatMap(keys -> keys)
                .forEach(key -> assertTrue(words.has(key), key));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void every_shipped_rule_can_be_said(String language) {
        int said = 0;
        for (RulebookId id : BOOKS.ids()) {
            Rulebook book = BOOKS.read(id);
            RuleWords words = new RuleWords(ChangeWords.words(language), book);
            for (RuleStatement rule : RuleStatement.of(book)) {
                String sentence = words.say(rule);
                assertFalse(sentence.contains("%" + "1$") || sentence.isBlank(), rule.name());
                said++;
            }
        }
        assertTrue(said > 500, said + " rules");
    }

    @Test
    void a_rule_names_its_condition_with_value_and_unit() {
        Rulebook nzcp = BOOKS.read(RulebookId.parse("nzcp@2025.1.0"));
        RuleStatement rule = RuleStatement.of(nzcp).stream()
                .filter(one -> one.parameters().contains("solid-waste.target"))
                .findFirst()
                .orElseThrow();
        String en = new RuleWords(ChangeWords.words("en"), nzcp).say(rule);
        String zh = new RuleWords(ChangeWords.words("zh"), nzcp).say(rule);
        assertTrue(en.contains("80 % [solid-waste.target]"), en);
        assertTrue(zh.contains("80 %〔solid-waste.target〕"), zh);
    }

    @Test
    void a_statement_changed_in_one_language_alone_is_shown_in_that_one() {
        String zh = "回答为“是”，条件满足";
        String en = "attested with yes, the condition is met";
        String zhNow = "回答为“是”的，条件满足";
        String enNow = "attested with yes: the condition is met";
        assertTrue(told("zh", zh, zhNow).contains("表述“" + zh + "” -> “" + zhNow + "”"));
        assertTrue(told("en", zh, zhNow).contains("statement \"" + zh + "\" -> \"" + zhNow + "\""));
        assertTrue(told("en", en, enNow).contains("statement \"" + en + "\" -> \"" + enNow + "\""));
        assertTrue(told("zh", en, enNow).contains("表述“" + en + "” -> “" + enNow + "”"));
    }

    @Test
    void a_statement_changed_in_both_languages_is_shown_in_that_of_the_reader() {
        String[] changes = {"回答为“是”，条件满足", "有证据", "attested with yes, the condition is met", "there is evidence"};
        String en = told("en", changes);
        String zh = told("zh", changes);
        assertTrue(en.contains("there is evidence") && !en.contains("有证据"), en);
        assertTrue(zh.contains("有证据") && !zh.contains("there is evidence"), zh);
    }

    /** What the difference says of one rule file in which texts were replaced, each by the one after it. */
    private static String told(String language, String... texts) {
        RulebookId id = RulebookId.parse("nzcp@2025.1.0");
        Map<String, byte[]> files = new TreeMap<>(BOOKS.files(id));
        String file = "conditions/basic-zone/basic-zone.drl";
        String rules = new String(files.get(file), UTF_8);
        for (int i = 0; i < texts.length; i += 2) {
            assertTrue(rules.contains(texts[i]), rules);
            rules = rules.replace(texts[i], texts[i + 1]);
        }
        BookVersion before = new BookVersion(BOOKS.read(id), files);
        files.put(file, rules.getBytes(UTF_8));
        BookVersion after = new BookVersion(RulebookReader.read(files), files);
        return String.join("\n", new DifferenceReport(Difference.between(before, after)).lines(language));
    }
}
