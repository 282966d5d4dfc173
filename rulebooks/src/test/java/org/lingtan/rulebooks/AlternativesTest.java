package org.lingtan.rulebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.evidence.Attachment;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.ReviewRecord.Decision;
import org.lingtan.engine.evidence.Support;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.rulebooks.campaign.RandomPackages;

/** Where one document of several is enough, nobody is asked for all of them. */
class AlternativesTest {

    private static final RulebookId ZCPC = RulebookId.parse("zcpc@1.0.0");
    private static final String FILE = "attachments/all.pdf";
    private static final String ONE_OF = "Submit one of these: ";
    private static final String ONE_OF_BESIDE = "one of these is needed too: ";
    private static final AssessmentEngine ENGINE =
            new AssessmentEngine(Catalogue.shipped(), ShippedBooks.library(), EvaluationMode.FLAT);

    private static Assessment assessed(RulebookId book, ReviewRecord review, String... documents) {
        List<EvidenceItem> items = new ArrayList<>();
        for (String topic : documents) {
            items.add(new EvidenceItem.DocumentItem(
                    "d-" + topic, topic, List.of(new Support(FILE, "page 1")), "Document", "sha256:" + topic));
        }
        EvidencePackage evidence = new EvidencePackage(
                "sha256:package",
                RandomPackages.PARK,
                2025,
                LocalDate.of(2026, 3, 1),
                List.of(book),
                List.of(),
                items,
                List.of(new Attachment(FILE, "application/pdf", 1, "sha256:file")));
        return ENGINE.assess(evidence, List.of(book), ShippedBooks.DATE, review).get(0);
    }

    private static List<String> missing(Assessment assessment, String criterion) {
        return assessment.determinations().stream()
                .filter(determination -> determination.criterion().equals(criterion))
                .flatMap(determination -> determination.missing().stream())
                .map(Text::en)
                .toList();
    }

    /** The topics in brackets. */
    private static String topics(String text) {
        return String.join(
                " ",
                Pattern.compile("\\(([a-z0-9]+\\.[a-z0-9.-]+)\\)")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .toList());
    }

    @Test
    void with_nothing_at_hand_every_choice_that_the_measures_leave_is_told_as_one() {
        SortedMap<String, List<String>> choices = new TreeMap<>();
        for (Determination determination : assessed(ZCPC, ReviewRecord.none()).determinations()) {
            determination.missing().stream()
                    .filter(text -> text.en().contains(ONE_OF) || text.en().contains(ONE_OF_BESIDE))
                    .forEach(text -> {
                        assertTrue(text.zh().contains("下列任一项"), text.zh());
                        assertEquals(
                                topics(text.en()),
                                topics(text.zh().replace("（", " (").replace("）", ")")));
                        choices.computeIfAbsent(determination.criterion(), id -> new ArrayList<>())
                                .add(topics(text.en()));
                    });
        }
        assertEquals(
                Map.of(
                        "B4", List.of("b4.solar-pv b4.solar-thermal b4.wind-solar b4.other-renewables"),
                        "E1", List.of("e1.renewable-power e1.hydrogen e1.biomass-power"),
                        "I2", List.of("i2.reuse-register i2.redundancy-review"),
                        "M5", List.of("m5.capture-project m5.capture-study"),
                        "O1",
                                List.of(
                                        "o1.pv-projects o1.wind-projects o1.carbon-sinks",
                                        "o1.centralised-purchase o1.bulk-purchase"),
                        "O2", List.of("o2.cer o2.ccer o2.carbon-inclusive o2.energy-saving"),
                        "P2",
                                List.of(
                                        "p2.process-upgrade p2.process-replacement",
                                        "p2.low-carbon-materials p2.low-carbon-parts p2.low-carbon-products"),
                        "T3", List.of("t3.commuter-service t3.travel-incentives")),
                choices);
    }

    @Test
    void registers_that_are_both_needed_are_asked_for_one_by_one() {
        List<String> missing = missing(assessed(ZCPC, ReviewRecord.none()), "T4");
        assertTrue(missing.stream().anyMatch(text -> text.contains("(t4.logistics-equipment)")), missing.toString());
        assertTrue(missing.stream().anyMatch(text -> text.contains("(t4.logistics-vehicles)")), missing.toString());
        assertTrue(missing.stream().noneMatch(text -> text.contains(ONE_OF)), missing.toString());
    }

    @Test
    void one_of_several_leaves_nothing_to_ask_for() {
        assertEquals(List.of(), missing(assessed(ZCPC, ReviewRecord.none(), "o2.ccer"), "O2"));
    }

    @Test
    void beside_a_proved_one_nobody_is_asked_for_another() {
        List<String> missing = missing(assessed(ZCPC, ReviewRecord.none(), "o1.centralised-purchase"), "O1");
        assertEquals(
                List.of("o1.pv-projects o1.wind-projects o1.carbon-sinks", ""),
                missing.stream().map(AlternativesTest::topics).toList());
        assertTrue(missing.get(1).contains("(green-power)"), missing.get(1));
    }

    @Test
    void beside_a_ledger_that_is_proved_one_of_the_contracts_is_needed_too() {
        List<String> missing = missing(assessed(ZCPC, ReviewRecord.none()), "O1");
        assertEquals(3, missing.size(), missing.toString());
        assertTrue(
                missing.get(1).startsWith("For 'centralised or bulk purchase of green power' this is not"),
                missing.get(1));
        assertTrue(
                missing.get(2).startsWith("For 'centralised or bulk purchase of green power' " + ONE_OF_BESIDE),
                missing.get(2));
    }

    @Test
    void while_one_waits_for_the_evaluator_nobody_is_asked_for_another() {
        List<String> two = missing(assessed(ZCPC, reviewed(Map.of()), "m5.capture-study"), "M5");
        assertTrue(two.stream().anyMatch(text -> text.contains("waits for the evaluator")), two.toString());
        assertTrue(two.stream().noneMatch(text -> text.contains("m5.capture-project")), two.toString());
        List<String> four = missing(assessed(ZCPC, reviewed(Map.of()), "o2.ccer"), "O2");
        assertEquals(1, four.size(), four.toString());
    }

    @Test
    void in_place_of_a_rejected_one_another_may_be_submitted() {
        ReviewRecord review = reviewed(Map.of("d-p2.process-upgrade", new Decision.Rejected("unsigned")));
        List<String> missing = missing(assessed(ZCPC, review, "p2.process-upgrade"), "P2");
        assertEquals(3, missing.size(), missing.toString());
        assertTrue(missing.get(0).contains("was rejected") && missing.get(0).contains("unsigned"), missing.get(0));
        assertTrue(missing.get(1).contains("may be submitted instead (one is enough): "), missing.get(1));
        assertEquals("p2.process-replacement", topics(missing.get(1)));
        assertTrue(missing.get(2).contains(ONE_OF), missing.get(2));
    }

    @Test
    void why_one_was_rejected_is_told_also_while_another_waits() {
        ReviewRecord review = reviewed(Map.of("d-p2.process-upgrade", new Decision.Rejected("unsigned")));
        List<String> missing = missing(assessed(ZCPC, review, "p2.process-upgrade", "p2.process-replacement"), "P2");
        assertEquals(3, missing.size(), missing.toString());
        assertTrue(missing.get(0).contains("was rejected"), missing.get(0));
        assertTrue(missing.get(1).contains("waits for the evaluator"), missing.get(1));
        assertTrue(missing.get(2).contains(ONE_OF), missing.get(2));
    }

    /** The sentence of the reports on zero carbon parks names the highest stage. */
    @Test
    void a_zero_carbon_park_has_the_highest_stage() {
        Rulebook zcpc = ShippedBooks.library().read(ZCPC);
        Object stage = zcpc.parameters()
                .on(ShippedBooks.DATE)
                .find("zero-carbon.min-stage")
                .orElseThrow();
        assertEquals(Ratio.of(zcpc.levels().size()), stage);
    }

    private static ReviewRecord reviewed(Map<String, Decision> decisions) {
        return new ReviewRecord(
                "certified", new TreeMap<>(decisions), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }
}
