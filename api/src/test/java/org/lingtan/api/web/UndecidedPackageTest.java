package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.catalog.source.JsonNode;

/** Another version of a package about which nobody has decided anything. */
class UndecidedPackageTest extends RunningServer {

    private static final Map<String, String> SERIALS = Map.of("880000001", "890000001", "880000500", "890000500");

    private List<String> reserved(String id) {
        try (Database opened = TestDatabase.open(database)) {
            return opened.jdbc()
                    .sql("select lower(serials)::text from credit_unit where case_id = ? order by 1")
                    .param(id)
                    .query(String.class)
                    .list();
        }
    }

    /** Rules that run before anybody verified the evidence reserve its units too. */
    @Test
    void units_that_it_claims_no_longer_are_given_back_and_exclusions_are_undecided_too() throws Exception {
        String id = verification();
        done("evaluator", id, "re-evaluate", "verification");
        assertEquals(List.of("610000001", "880000001"), reserved(id));
        done("evaluator", id, "ask", "questions");
        byte[] sent = NextYear.changed(EXAMPLE, folder.resolve("version"), Map.of(), SERIALS);
        String tag = as("auditor").get("/api/v1/cases/" + id).header("ETag");
        Client.Answer replaced = as("applicant").send("PUT", "/api/v1/cases/" + id + "/package", sent, tag);
        assertEquals(200, replaced.status(), replaced.body());
        assertFalse(replaced.json().get("facts").find("record").isPresent(), "nobody decided anything");
        assertEquals(List.of("610000001"), reserved(id));
        assertEquals(List.of(), MatterTest.discrepancies(this));
        List<String> undecided =
                as("evaluator").get("/api/v1/cases/" + id + "/difference").json().get("undecided").items().stream()
                        .map(JsonNode::text)
                        .toList();
        assertTrue(undecided.contains("credit-units"), undecided.toString());
        assertTrue(undecided.contains("zcpc/waste.solid-utilisation"), undecided.toString());
    }
}
