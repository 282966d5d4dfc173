package org.lingtan.api.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.workbench.Change;

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
}
