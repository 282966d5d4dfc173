package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lingtan.report.Printed.buildings;
import static org.lingtan.report.Printed.text;
import static org.lingtan.report.Printed.written;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Outcome;

/** What a report says of levels and conclusions, of what leads to the next one, and of what is missing. */
class ReportLevelsTest {

    @Test
    void what_holds_points_back_is_told_by_its_values() {
        String zh = text(Examples.report("office-park", "zcpc", ReportLanguage.ZH));
        assertTrue(zh.contains("按以下数值与界限"), zh);
    }

    @Test
    void beside_what_is_missing_stand_the_values_that_fall_short() {
        String en = written(Examples.report("large-industrial-park", "zcpc", ReportLanguage.EN));
        String gap = en.substring(en.indexOf("Gap to the next level"), en.indexOf("All criteria"));
        assertTrue(
                Pattern.compile(
                                "Nothing proves 'renewable-energy lamps'.{0,120} Values known so far, and the limits they are "
                                        + "held against: efficient luminaires: 88.5737 %")
                        .matcher(gap)
                        .find(),
                gap);
    }

    @Test
    void of_documents_of_which_one_is_enough_one_is_asked_for() {
        String en = written(Examples.report("large-industrial-park", "zcpc", ReportLanguage.EN));
        assertTrue(en.contains("Submit one of these: documents of a capture, use and storage project"), en);
    }

    @Test
    void a_rulebook_without_scores_has_conclusions_and_not_levels() {
        String nzcp = text(Examples.report("large-industrial-park", "nzcp", ReportLanguage.EN));
        assertTrue(
                nzcp.contains("Possible conclusions") && nzcp.contains("Acceptance application not possible concluded"),
                nzcp);
        assertTrue(nzcp.contains("What is not met, or missing"), nzcp);
        assertFalse(
                Pattern.compile("[Ll]evels? (reached|and their)|next level|[Oo]ffsetting")
                        .matcher(nzcp)
                        .find(),
                nzcp);
        String cnip = text(Examples.report("large-industrial-park", "cnip", ReportLanguage.EN));
        assertTrue(cnip.contains("Levels and their bounds") && cnip.contains("Gap to the next level"), cnip);
    }

    @Test
    void what_points_and_names_are_worth_is_said_beside_them() {
        String zcpc = written(Examples.report("logistics-park", "zcpc", ReportLanguage.EN));
        assertTrue(
                zcpc.contains(
                        "To be a zero carbon park, as this rulebook reads the standard, a park must reach Leading"),
                zcpc);
        assertTrue(zcpc.contains("Measures carry no points"), zcpc);
        assertTrue(zcpc.contains("A declaration holds only for the criterion it names."), zcpc);
        assertTrue(zcpc.contains("this is not proved yet: "), zcpc);
        String cnip = written(Examples.report("logistics-park", "cnip", ReportLanguage.EN));
        assertFalse(
                Pattern.compile("To be a zero carbon park|Measures carry|A declaration holds|divided by 10")
                        .matcher(cnip)
                        .find(),
                cnip);
        String building = written(buildings().get(0));
        assertTrue(building.contains("The total is the sum of the scores divided by 10."), building);
    }

    /** Else a dimension with full points could not be understood. */
    @Test
    void points_of_indicators_that_do_not_apply_are_followed() {
        String office = written(Examples.report("office-park", "zcpc", ReportLanguage.EN));
        assertTrue(
                office.contains("Indicators of 'production and waste' that do not apply: 6 of 7. The others carry their"
                        + " points, 30 each in place of 4.29"),
                office);
        String large = written(Examples.report("large-industrial-park", "zcpc", ReportLanguage.EN));
        assertFalse(large.contains("that do not apply: "), large);
    }

    @Test
    void numbers_that_the_project_gave_are_no_clauses_of_the_standard() {
        String zcpc = written(Examples.report("office-park", "zcpc", ReportLanguage.EN));
        assertTrue(zcpc.contains("clause F101 (constructed)"), zcpc);
        assertFalse(
                Pattern.compile("clause F\\d++(?! \\(constructed)")
                        .matcher(zcpc)
                        .find(),
                zcpc);
        String cnip = written(Examples.report("office-park", "cnip", ReportLanguage.EN));
        assertTrue(cnip.contains("clause 15") && !cnip.contains("clause 15 (constructed)"), cnip);
    }

    @Test
    void a_condition_of_levels_is_told_apart_from_what_the_park_did() {
        String office = written(Examples.report("office-park", "cnip", ReportLanguage.EN));
        String large = written(Examples.report("large-industrial-park", "cnip", ReportLanguage.EN));
        assertTrue(office.contains("Annual offsetting of this park: complete."), office);
        assertTrue(large.contains("Annual offsetting of this park: incomplete."), large);
    }

    @Test
    void open_prerequisites_are_pointed_to_only_where_there_are_any() {
        int open = 0;
        for (ReportData data : buildings()) {
            boolean isListed = written(data).contains("listed under \"Gap to the next level\"");
            boolean isShort = data.assessment().determinations().stream()
                    .filter(d -> data.criteria().stream()
                            .anyMatch(detail -> detail.kind().equals("prerequisite")
                                    && detail.criterion().equals(d.criterion())))
                    .anyMatch(d -> d.outcome() != Outcome.MET && d.outcome() != Outcome.NOT_APPLICABLE);
            assertTrue(!isShort || isListed, written(data));
            open += isListed ? 1 : 0;
        }
        assertTrue(open > 0 && open < buildings().size(), open + " of all buildings have open prerequisites");
    }

    @Test
    void a_column_that_no_level_fills_is_left_out() {
        String levels = text(buildings().get(0));
        assertFalse(levels.contains("Offsetting condition"), levels);
        String cnip = text(Examples.report("office-park", "cnip", ReportLanguage.EN));
        String table = cnip.substring(cnip.indexOf("Levels and their bounds"), cnip.indexOf("How the criteria ended"));
        assertTrue(table.contains("Offsetting condition"), table);
    }

    @Test
    void a_level_that_asks_no_points_is_held_back_by_its_prerequisites_alone() {
        String en = text(Examples.report("office-park", "gbt50378", ReportLanguage.EN));
        assertFalse(en.contains("The score alone reaches"), en);
        assertFalse(en.contains("Zero-carbon park"), "a rating of buildings is no rating of a zero-carbon park");
    }

    @Test
    void points_are_not_said_to_do_where_a_prerequisite_of_the_level_is_short() {
        int warned = 0;
        for (ReportData data : buildings()) {
            Assessment assessment = data.assessment();
            boolean isShort = data.criteria().stream()
                    .filter(detail -> detail.kind().equals("prerequisite"))
                    .anyMatch(detail -> assessment.determinations().stream()
                            .anyMatch(d ->
                                    d.criterion().equals(detail.criterion()) && d.outcome() == Outcome.PARTLY_MET));
            String en = text(data);
            if (isShort && en.contains("To the next level, ")) {
                warned++;
                assertTrue(en.contains("Points alone may not lead there"), en);
            }
        }
        assertTrue(warned > 0, "no building of the example is short of a prerequisite");
    }

    /** Where the score alone would do, what bars the level stands before the points that would not help. */
    @Test
    void a_table_without_prerequisites_is_not_said_to_name_any() {
        String en = text(Examples.report("office-park", "gbt50378", ReportLanguage.EN));
        assertTrue(en.contains("The highest level is reached."), en);
        assertFalse(en.contains("names every prerequisite"), en);
    }

    @Test
    void what_bars_a_level_stands_first_and_the_result_says_that_prerequisites_bound_it() {
        int barred = 0;
        for (ReportData data : buildings()) {
            String en = written(data);
            assertTrue(en.contains("Prerequisites can limit the level whatever the score."), en);
            if (en.contains("; prerequisites are not met in full") || en.contains("no score makes up for them")) {
                barred++;
                String table = en.substring(en.indexOf("Why, or what is missing"));
                int first = data.criteria().stream()
                        .filter(detail -> detail.kind().equals("prerequisite"))
                        .mapToInt(detail -> table.indexOf(" " + detail.criterion() + " "))
                        .filter(at -> at >= 0)
                        .min()
                        .orElseThrow();
                // Control items that are not met bar every level, so they stand among the prerequisites.
                Matcher points =
                        Pattern.compile(" (?!control )[a-z-]+ [0-9.]+ Earned ").matcher(table);
                assertTrue(!points.find() || first < points.start(), table.substring(0, 2_000));
            }
        }
        assertTrue(barred > 0, "no building of the example is barred from what its score reaches");
        assertFalse(written(Examples.report("office-park", "cnip", ReportLanguage.EN))
                .contains("Prerequisites can limit the level"));
    }

    @Test
    void a_building_without_every_control_item_is_told_that_these_bar_every_level() {
        int told = 0;
        for (ReportData data : buildings()) {
            boolean isBarred = data.assessment().determinations().stream()
                    .anyMatch(d -> d.criterion().equals("control") && d.points().signum() == 0);
            assertEquals(isBarred, written(data).contains("Without its full points no level is reached."));
            told += isBarred ? 1 : 0;
        }
        assertTrue(told > 0, "every building of the example meets its control items");
    }

    @Test
    void a_constructed_limit_is_marked_wherever_it_is_printed() {
        String en = text(Examples.report("office-park", "zcpc", ReportLanguage.EN));
        String gap = en.substring(en.indexOf("Gap to the next level"), en.indexOf("All criteria"));
        assertTrue(gap.contains("energy.storage-ratio.leading [%]: 10 (constructed)"), gap);
        String nzcp = text(Examples.report("office-park", "nzcp", ReportLanguage.EN));
        assertFalse(nzcp.contains("[%] (constructed)"), "published limits are not marked");
    }

    @Test
    void a_column_that_no_row_fills_is_left_out() {
        String nzcp = text(Examples.report("office-park", "nzcp", ReportLanguage.EN));
        assertFalse(nzcp.contains("Points short"), "a rulebook without points has no points that are short");
        assertTrue(
                text(Examples.report("office-park", "zcpc", ReportLanguage.EN)).contains("Points short"));
    }
}
