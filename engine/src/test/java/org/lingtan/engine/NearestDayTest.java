package org.lingtan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lingtan.engine.SmallPackage.points;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookReader;

/** A version that was named although the case lies outside its days judges by the nearest of them, and says so. */
class NearestDayTest {

    private static final String CARE = """
            - id: A4.care
              unit: "points"
              basis: constructed
              source: {zh: 测试, en: test}
              value: 1
            """;

    private static final CompiledRulebook NEXT_YEAR = nextYear();

    /** Of 2027 only; care earns one point until June and two from then on. */
    private static CompiledRulebook nextYear() {
        Map<String, byte[]> files = TestBooks.files("sound");
        TestBooks.replace(
                files,
                "rulebook.yaml",
                "effective: {from: 2022-01-01}",
                "effective: {from: 2027-01-01, to: 2027-12-31}");
        TestBooks.replace(files, "parameters.yaml", CARE, CARE.replace("  value: 1\n", """
                          values:
                            - {from: 2027-01-01, to: 2027-06-30, value: 1}
                            - {from: 2027-07-01, value: 2}
                        """));
        return TestBooks.library().variant(RulebookReader.read(files));
    }

    private static Assessment assess(LocalDate date) {
        RulebookLibrary library = new RulebookLibrary() {
            @Override
            public RulebookId resolve(RulebookId id, LocalDate any) {
                return id;
            }

            @Override
            public CompiledRulebook load(RulebookId pinned) {
                return NEXT_YEAR;
            }
        };
        return new AssessmentEngine(SmallPackage.CATALOGUE, library, EvaluationMode.BOTH)
                .assess(SmallPackage.sound().build(), List.of(TestBooks.id("sound")), date, ReviewRecord.none())
                .get(0);
    }

    private static List<String> outside(Assessment assessment) {
        return assessment.warnings().stream()
                .map(warning -> warning.en())
                .filter(text -> text.contains("outside the days on its cover"))
                .toList();
    }

    @Test
    void before_its_first_day_by_the_first() {
        Assessment assessment = assess(LocalDate.of(2026, 3, 1));
        assertEquals("0 1 1 1", points(assessment, "A4"));
        assertEquals(1, outside(assessment).size());
        assertTrue(
                outside(assessment).get(0).contains("2027-01-01"),
                outside(assessment).toString());
    }

    @Test
    void after_its_last_day_by_the_last() {
        Assessment assessment = assess(LocalDate.of(2028, 3, 1));
        assertEquals("0 2 2 2", points(assessment, "A4"));
        assertTrue(
                outside(assessment).get(0).contains("2027-12-31"),
                outside(assessment).toString());
    }

    @Test
    void within_its_days_by_the_day_itself_and_without_a_word() {
        Assessment assessment = assess(LocalDate.of(2027, 5, 1));
        assertEquals("0 1 1 1", points(assessment, "A4"));
        assertEquals(List.of(), outside(assessment));
    }
}
