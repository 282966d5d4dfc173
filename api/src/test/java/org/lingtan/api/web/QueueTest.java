package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.Role;

class QueueTest extends RunningServer {

    private Set<String> found(String name, String query) {
        Client.Answer page = as(name).get("/api/v1/cases?size=100&" + query);
        assertEquals(200, page.status(), page.body());
        return page.json().get("items").items().stream()
                .map(item -> item.get("id").text())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everybody_finds_what_is_theirs_to_do_and_what_is_late() {
        admit("idle", "body", Role.EVALUATOR);
        String asked = verification();
        String draft = openCase();
        String waiting = openCase();
        assertEquals(
                200,
                as("applicant")
                        .send("POST", "/api/v1/cases/" + waiting + "/package", archive, "\"0\"")
                        .status());
        done("declarant", waiting, "submit", "submitted");
        done("evaluator", waiting, "accept", "complete");
        assertEquals(
                200,
                act("evaluator", asked, "ask", ",\"details\":{\"text\":\"?\",\"due\":\"2026-06-02\"}")
                        .status());
        assertEquals(Set.of(asked, draft, waiting), found("auditor", ""));
        assertEquals(Set.of(), found("other", ""), "another park");
        assertEquals(Set.of(asked), found("evaluator", "queue=mine"));
        assertEquals(Set.of(), found("idle", "queue=mine"));
        assertEquals(Set.of(asked, waiting), found("applicant", "queue=mine"), "who only opened one has not acted");
        assertEquals(Set.of(waiting), found("administrator", "queue=unassigned"));
        assertEquals(Set.of(asked), found("auditor", "state=questions"));
        assertEquals(Set.of(), found("auditor", "queue=unassigned&state=questions"));
        assertEquals(Set.of(), found("auditor", "queue=overdue"));
        clock.pass(Duration.ofDays(2));
        assertEquals(Set.of(asked), found("auditor", "queue=overdue"));
        assertEquals(Set.of(), found("other", "queue=overdue"));
        for (String wrong : List.of("queue=theirs", "state=nowhere", "queue='%20or%201=1")) {
            assertEquals(422, as("auditor").get("/api/v1/cases?" + wrong).status(), wrong);
        }
    }
}
