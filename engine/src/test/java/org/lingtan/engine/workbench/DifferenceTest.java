package org.lingtan.engine.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lingtan.engine.TestBooks;
import org.lingtan.engine.rulebook.RulebookReader;

class DifferenceTest {

    private static final String HIGH = "- {id: high, zh: 高, en: high, score: {min: 6}, offsets: incomplete}";

    private static final String A1 = "digital/a1-assessed/";
    private static final String A2 = "digital/a2-platform/";

    private static BookVersion sound(Edit... edits) {
        Map<String, byte[]> files = TestBooks.files("sound");
        for (Edit edit : edits) {
            TestBooks.replace(files, edit.file, edit.from, edit.to);
        }
        return new BookVersion(RulebookReader.read(files), files);
    }

    private static String told(Change change) {
        return change.match(
                presence -> presence.matter() + " " + presence.id() + " " + presence.kind(),
                detail -> detail.matter() + " " + detail.id() + " " + detail.detail() + " "
                        + detail.before().map(text -> text.en()).orElse("-") + " -> "
                        + detail.after().map(text -> text.en()).orElse("-"),
                value -> value.kind() + " " + value.role() + " of "
                        + value.name().en() + " from " + value.from() + " to "
                        + value.to() + ": " + value.before().orElse("-") + " -> "
                        + value.after().orElse("-"),
                bound -> bound.level().id() + (bound.lower() ? " lower " : " upper ")
                        + bound.before().orElseThrow()
                        + (bound.beforeOpen() ? " open" : " closed") + " -> "
                        + bound.after().orElseThrow() + (bound.afterOpen() ? " open" : " closed"),
                rule -> "RULE " + rule.kind() + " " + rule.criteria(),
                cases -> "CASES +" + cases.added().size() + " -"
                        + cases.removed().size() + " ~" + cases.changed().size() + " " + cases.criteria());
    }

    record Edit(String file, String from, String to) {}

    record Example(Edit edit, boolean canChangeResults, List<String> expected) {
        @Override
        public String toString() {
            return String.join("; ", expected);
        }
    }

    static List<Example> examples() {
        return List.of(
                new Example(
                        new Edit("parameters.yaml", "value: 3", "value: 4"),
                        true,
                        List.of("CHANGED POINTS of clause A.2 (part basic) from 2022-01-01 to null: 3 -> 4")),
                new Example(
                        new Edit(
                                "parameters.yaml",
                                "  value: 3",
                                "  values: [{to: 2026-12-31, value: 3}, {from: 2027-01-01, value: 4}]"),
                        true,
                        List.of("CHANGED POINTS of clause A.2 (part basic) from 2027-01-01 to null: 3 -> 4")),
                new Example(
                        new Edit(
                                "parameters.yaml",
                                "  value: 3",
                                "  values: [{to: 2026-12-31, value: 3}, {from: 2027-01-01, value: 3}]"),
                        false,
                        List.of("PARAMETER A2.basic validity - / - -> - / 2026-12-31, 2027-01-01 / -")),
                new Example(
                        new Edit("levels.yaml", "{min: 2, max: 6, maxOpen: true}", "{min: 2, minOpen: true, max: 5}"),
                        true,
                        List.of("low lower 2 closed -> 2 open", "low upper 6 open -> 5 closed")),
                new Example(
                        new Edit(
                                "levels.yaml",
                                "offsets: incomplete}\n" + HIGH + "\n- {id: whole, zh: 全, en: whole, score: {min: 2}",
                                "offsets: any}\n" + HIGH + "\n- {id: whole, zh: 全, en: whole, score: {min: 6}"),
                        true,
                        List.of("LEVEL low offsets incomplete -> any", "whole lower 2 closed -> 6 closed")),
                new Example(
                        new Edit(
                                A2 + "a2-platform.drl",
                                "yes == true )\nthen\n    out.awarded(\"A2.basic\"",
                                "no == true )\nthen\n    out.awarded(\"A2.basic\""),
                        true,
                        List.of("RULE CHANGED [A2]")),
                new Example(
                        new Edit(
                                A2 + "a2-platform.drl",
                                "a platform earns its points",
                                "a platform earns the points of it"),
                        false,
                        List.of("RULE CHANGED [A2]")),
                new Example(
                        new Edit(A2 + "a2-platform.drl", "有平台得该项分", "有平台的，得该项分"), false, List.of("RULE CHANGED [A2]")),
                new Example(
                        new Edit(A1 + "clause.yaml", "excludable: false", "excludable: true"),
                        true,
                        List.of("CLAUSE A1 excludable false -> true")),
                new Example(
                        new Edit(A1 + "clause.yaml", "What clause A.1 asks for.", "What it asks for."),
                        false,
                        List.of("CLAUSE A1 text What clause A.1 asks for. -> What it asks for.")),
                new Example(
                        new Edit(
                                A1 + "clause.yaml",
                                "status: automated",
                                "status: automated\ninterpretation: {zh: 理解, en: read so}"),
                        false,
                        List.of("CLAUSE A1 interpretation - -> read so")),
                new Example(
                        new Edit(
                                A1 + "clause.yaml",
                                "{quantity: management.assessed-share, zh: 台账, en: records}",
                                "{quantity: management.assessed-share, zh: 台账, en: the records}"),
                        false,
                        List.of(
                                "CLAUSE A1 evidence-text management.assessed-share records -> management.assessed-share the records")),
                new Example(
                        new Edit("rulebook.yaml", "criteria: [A1, A2,", "criteria: [A2, A1,"),
                        false,
                        List.of("CLAUSE A1 MOVED")),
                new Example(
                        new Edit("rulebook.yaml", "from: 2022-01-01", "from: 2027-01-01"),
                        true,
                        List.of("RULEBOOK sound effective 2022-01-01 / - -> 2027-01-01 / -")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_edit_is_told_in_the_words_of_the_field(Example example) {
        Difference difference = Difference.between(sound(), sound(example.edit));
        assertEquals(
                example.expected,
                difference.changes().stream().map(DifferenceTest::told).toList());
        assertEquals(example.canChangeResults, difference.changes().stream().anyMatch(Change::canChangeResults));
    }

    @Test
    void comments_spaces_orders_of_keys_and_names_of_bindings_are_no_difference() {
        BookVersion after = sound(
                new Edit(
                        "parameters.yaml",
                        "  basis: constructed\n  source",
                        "  # sure?\n  basis: constructed\n\n  source"),
                new Edit(A2 + "a2-platform.drl", "$e", "$effects"),
                new Edit(A1 + "clause.yaml", "kind: points\n", ""),
                new Edit(A1 + "clause.yaml", "basis: published\n", "basis: published\nkind: points\n"));
        Difference difference = Difference.between(sound(), after);
        assertTrue(difference.isEmpty(), difference.changes().toString());
        assertFalse(difference.before().digest().equals(difference.after().digest()));
    }

    @Test
    void a_version_turned_around_gives_the_changes_turned_around() {
        BookVersion after = sound(
                new Edit(
                        "parameters.yaml",
                        "- id: A4.care",
                        "- id: A4.more\n  unit: \"points\"\n  basis: constructed\n  source: {zh: 测试, en: test}\n  value: 1\n- id: A4.care"));
        assertEquals(
                List.of("ADDED ACCOUNTING of A4.more from 2022-01-01 to null: - -> 1"),
                Difference.between(sound(), after).changes().stream()
                        .map(DifferenceTest::told)
                        .toList());
        assertEquals(
                List.of("REMOVED ACCOUNTING of A4.more from 2022-01-01 to null: 1 -> -"),
                Difference.between(after, sound()).changes().stream()
                        .map(DifferenceTest::told)
                        .toList());
    }
}
