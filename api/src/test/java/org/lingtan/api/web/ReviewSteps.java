package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.PackageReader;

/**
 * The evaluator's work on a case over the interface. Rules award the points; what an evaluator accepts or rejects only
 * changes the facts that they see.
 *
 * @param as sends requests as somebody
 * @param id the case, in verification
 * @param example the package of the case
 */
record ReviewSteps(Function<String, Client> as, String id, Path example) {

    private static final String ACCEPTED = "\"%s\":{\"decision\":\"accepted\"}";

    /** Leaves the case with every item accepted, to be evaluated again. */
    void everythingIsVerified() {
        assertEquals("0", proved(), "nothing is proved before anybody has verified it");
        String accepted = items().stream().map(ACCEPTED::formatted).collect(Collectors.joining(","));
        refused("review.no-item", verify(ACCEPTED.formatted("no-such-item"), "{}"));
        refused("review.no-reason", verify(accepted.replace("\"accepted\"}", "\"rejected\",\"reason\":\" \"}"), "{}"));
        refused("review.other-rulebook", verify(accepted, "{\"zcpc/I1/part\":true}"));
        refused("review.not-judged", verify(accepted, "{\"cnip/X1/share\":true}"));
        refused("review.no-exclusion", verify(accepted, "\"zcpc/no.such\":true", "{}", ""));
        refused("review.units", verify(accepted, "{}", "\"CCER/a/1-2\":\"used by nobody\""));
        assertEquals("0", proved(), "a refused record changes nothing");
        Client.Answer verified = verify(accepted, "{}");
        assertEquals(200, verified.status(), verified.body());
        assertEquals("re-evaluation", verified.json().get("state").text());
        String all = proved();
        assertNotEquals("0", all);
        assertEquals(
                200,
                verify(accepted.replace("\"accepted\"}", "\"rejected\",\"reason\":\"no seal\"}"), "{}")
                        .status());
        assertEquals("0", proved(), "rejected evidence still counts");
        assertTrue(get("applicant").body().contains("no seal"), "the park reads what was decided");
        assertEquals(404, get("other").status());
        assertEquals(200, verify(accepted, "{}").status());
        assertEquals(all, proved());
    }

    /** Accepts every item, sending back what the ledger said before. */
    Client.Answer accepted() {
        return decided("", "");
    }

    /** The same but for one item, which is decided otherwise. */
    Client.Answer decided(String other, String decision) {
        String units = get("evaluator").json().get("refusedUnits").entries().entrySet().stream()
                .map(entry -> "\"%s\":\"%s\""
                        .formatted(entry.getKey(), entry.getValue().text()))
                .collect(Collectors.joining(","));
        String decisions = items().stream()
                .map(item -> item.equals(other) ? "\"%s\":%s".formatted(item, decision) : ACCEPTED.formatted(item))
                .collect(Collectors.joining(","));
        return verify(decisions, "{}", units);
    }

    private static void refused(String code, Client.Answer answer) {
        assertEquals(422, answer.status(), answer.body());
        assertTrue(answer.body().contains(code), answer.body());
    }

    private List<String> items() {
        return evidence().items().stream().map(EvidenceItem::id).toList();
    }

    private EvidencePackage evidence() {
        return PackageReader.read(example, Catalogue.shipped()).evidence().orElseThrow();
    }

    private Client.Answer get(String name) {
        return as.apply(name).get("/api/v1/cases/" + id + "/review");
    }

    /** The score that the rules say is proved. */
    String proved() {
        Client.Answer evaluated = as.apply("applicant").get("/api/v1/cases/" + id + "/evaluation");
        assertEquals(200, evaluated.status(), evaluated.body());
        JsonNode assessment = evaluated.json().get("assessments").items().get(0);
        assertEquals("certified", assessment.get("assurance").text());
        return assessment.get("score").get("proved").text();
    }

    private Client.Answer verify(String decisions, String judgements) {
        return verify(decisions, judgements, "");
    }

    private Client.Answer verify(String decisions, String judgements, String units) {
        return verify(decisions, exclusions(), judgements, units);
    }

    /** What the package declares not applicable, accepted. */
    private String exclusions() {
        return evidence().exclusions().stream()
                .map(one -> "\"%s/%s\":true".formatted(one.rulebook(), one.criterion()))
                .collect(Collectors.joining(","));
    }

    private Client.Answer verify(String decisions, String exclusions, String judgements, String units) {
        String record =
                "{\"assurance\":\"certified\",\"decisions\":{%s},\"exclusions\":{%s},\"judgements\":%s,\"refusedUnits\":{%s}}"
                        .formatted(decisions, exclusions, judgements, units);
        String body = "{\"record\":%s,\"reason\":\"seen on site\"}".formatted(record);
        String match = as.apply("auditor").get("/api/v1/cases/" + id).header("ETag");
        return as.apply("evaluator")
                .send("PUT", "/api/v1/cases/" + id + "/review", body.getBytes(StandardCharsets.UTF_8), match);
    }
}
