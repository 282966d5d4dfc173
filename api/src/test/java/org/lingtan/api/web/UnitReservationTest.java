package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lingtan.catalog.source.JsonNode;

class UnitReservationTest extends RunningServer {

    private JsonNode refused(String id) {
        return as("applicant").get("/api/v1/cases/" + id + "/review").json().get("refusedUnits");
    }

    private boolean isSaid(String id) {
        return as("applicant").get("/api/v1/cases/" + id + "/evaluation").body().contains("used by another case");
    }

    @Test
    void units_of_one_case_do_not_count_in_another_until_it_gives_them_up() {
        String first = verification();
        String second = verification();
        ReviewSteps steps = new ReviewSteps(this::as, first, EXAMPLE);
        assertEquals(200, steps.accepted().status());
        assertTrue(refused(first).entries().isEmpty());
        assertFalse(isSaid(first));
        ReviewSteps late = new ReviewSteps(this::as, second, EXAMPLE);
        assertEquals(200, late.accepted().status());
        assertEquals(2, refused(second).entries().size());
        refused(second)
                .entries()
                .values()
                .forEach(reason -> assertTrue(reason.text().endsWith("used by another case"), reason.text()));
        assertFalse(
                as("applicant")
                        .get("/api/v1/cases/" + second + "/review")
                        .body()
                        .contains(first),
                "no case learns of another");
        assertTrue(isSaid(second), "the rules see what the ledger refused");
        done("evaluator", second, "re-evaluate", "verification");
        assertEquals(200, late.accepted().status(), "what the ledger said may be sent back");
        done("applicant", first, "give-up", "closed");
        assertEquals(409, act("evaluator", second, "re-evaluate", "").status(), "the units are free by now");
        assertEquals(200, late.accepted().status());
        assertTrue(refused(second).entries().isEmpty());
        assertFalse(isSaid(second));
        done("evaluator", second, "re-evaluate", "verification");
    }
}
