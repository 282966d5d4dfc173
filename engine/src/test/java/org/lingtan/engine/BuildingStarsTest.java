package org.lingtan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lingtan.engine.SmallPackage.determination;
import static org.lingtan.engine.SmallPackage.points;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.Row;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.Level;

/** Buildings are assessed one by one, and a park book that depends on their book weighs their stars by floor area. */
class BuildingStarsTest {

    private static Row record(String id, boolean control, int safety, String grade) {
        Map<String, Object> cells = new TreeMap<>(Map.of(
                "id",
                id,
                "type",
                "public",
                "climate-zone",
                "cold",
                "phase",
                "evaluation",
                "control",
                control,
                "safety",
                Ratio.of(safety),
                "fixture-grade",
                grade));
        return new Row("attachments/all.csv#" + id, cells);
    }

    private static Row building(String id, int area) {
        return new Row(
                "attachments/all.csv#" + id, Map.of("id", id, "name", "Building " + id, "floor-area", Ratio.of(area)));
    }

    private static SmallPackage town() {
        return SmallPackage.empty()
                .table("buildings", List.of(building("B1", 600), building("B2", 300), building("B3", 100)))
                .table(
                        "building-records",
                        List.of(
                                record("B1", true, 80, "2"),
                                record("B2", true, 100, "3"),
                                record("B3", false, 100, "1")));
    }

    private static Map<String, String> grades(SmallPackage evidence, ReviewRecord review) {
        Map<String, String> grades = new TreeMap<>();
        evidence.assessAll("houses", review)
                .forEach(assessment -> grades.put(
                        assessment.subject(),
                        assessment.rating().level().map(Level::id).orElse("none") + "/"
                                + assessment
                                        .rating()
                                        .claimedLevel()
                                        .map(Level::id)
                                        .orElse("none")));
        return grades;
    }

    @Test
    void each_building_has_a_grade_capped_by_its_prerequisites_or_none() {
        assertEquals(
                Map.of("B1", "three/three", "B2", "one/one", "B3", "none/none"), grades(town(), ReviewRecord.none()));
    }

    @Test
    void a_record_that_nobody_accepted_is_claimed_only() {
        SmallPackage evidence = town();
        assertEquals(
                Map.of("B1", "none/three", "B2", "none/one", "B3", "none/none"),
                grades(
                        evidence,
                        evidence.accepted().undecide("t-building-records").record()));
    }

    @Test
    void the_park_counts_floor_area_at_two_stars_or_better() {
        Assessment assessment = town().assess("town");
        assertEquals("5 5 5 10", points(assessment, "B1"));
        assertEquals("60", determination(assessment, "B1").inputs().get(0).value());
        assertEquals(
                List.of(TestBooks.id("houses")),
                List.copyOf(assessment.dependencies().keySet()));
    }

    @Test
    void the_park_follows_the_record_of_its_buildings() {
        SmallPackage better = SmallPackage.empty()
                .table("buildings", List.of(building("B1", 600), building("B2", 400)))
                .table("building-records", List.of(record("B1", true, 80, "2"), record("B2", true, 50, "2")));
        assertEquals("10 10 10 10", points(better.assess("town"), "B1"));
    }

    @Test
    void the_determination_lists_the_records_it_can_depend_on() {
        Map<String, String> evidence =
                determination(town().assess("town"), "B1").evidence();
        assertTrue(evidence.keySet().containsAll(List.of("t-buildings", "t-building-records")), evidence.toString());
    }
}
