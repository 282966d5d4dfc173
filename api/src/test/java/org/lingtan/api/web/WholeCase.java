package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.IntegrityCheck;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.database.Database;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.report.CertificateSealing;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.report.seal.KeyHome;

/**
 * A case from application to withdrawal over HTTP, through every branch and by everybody who takes part: two rounds of
 * clarification, an adjusted value, a nonconformity, refusal and appeal, objection, issue, suspension, withdrawal. Once the
 * server has stopped, everything is re-derived from what it stored.
 */
abstract class WholeCase extends RunningServer {

    private static final String ADJUSTED =
            "{\"decision\":\"adjusted\",\"values\":{\"answer\":\"0\"},\"reason\":\"not in use\",\"evidence\":\"visit, page 2\"}";
    private static final String REJECTED = "{\"decision\":\"rejected\",\"reason\":\"no seal\"}";
    private static final String PLATFORM = "a-005";

    private final List<String> acts = new ArrayList<>();
    private String id = "";
    private ReviewSteps steps = new ReviewSteps(this::as, "", EXAMPLE);

    @Test
    void a_case_goes_through_every_branch_and_everything_that_was_stored_agrees() throws Exception {
        admit("evaluator-2", "body", Role.EVALUATOR);
        admit("reviewer-2", "body", Role.REVIEWER);
        admit("reviewer-3", "body", Role.REVIEWER);
        admit("decision-maker-2", "body", Role.DECISION_MAKER);
        application();
        assignment();
        clarifications();
        values();
        nonconformity();
        refusalAndAppeal();
        grant();
        String number = issue();
        surveillance(number);
        suspension(number);
        renewal();
        withdrawal(number);
        journalHoldsEveryAct();
        whileRunning();
        running.orElseThrow().close();
        running = Optional.empty();
        everythingAgrees();
    }

    /** Incomplete at first; returned once with the whole list, and handed in again by a second person. */
    private void application() {
        id = openCase();
        steps = new ReviewSteps(this::as, id, EXAMPLE);
        byte[] broken = "no package".getBytes(StandardCharsets.UTF_8);
        assertEquals(422, attach(broken).status());
        assertEquals(409, act("declarant", id, "submit", "").status(), "there is no package yet");
        Client.Answer preview = as("applicant").send("POST", "/api/v1/packages/preview", archive, "");
        assertEquals(
                "self",
                preview.json()
                        .get("assessments")
                        .items()
                        .get(0)
                        .get("assurance")
                        .text());
        handIn();
        refused("evaluator", "reject", 409, "it was not returned yet");
        step("evaluator", "return", "returned");
        refused("declarant", "accept", 403, "the park does not check itself");
        handIn();
        refused("evaluator", "return", 409, "it is returned once");
        step("evaluator", "accept", "complete");
    }

    private void handIn() {
        Client.Answer attached = attach(archive);
        assertEquals(200, attached.status(), attached.body());
        acts.add("attach");
        refused("applicant", "submit", 409, "a second person declares");
        step("declarant", "submit", "submitted");
    }

    private Client.Answer attach(byte[] bytes) {
        return as("applicant").send("POST", "/api/v1/cases/" + id + "/package", bytes, tag());
    }

    private String tag() {
        return as("auditor").get("/api/v1/cases/" + id).header("ETag");
    }

    private void assignment() {
        step("evaluator-2", "declare-conflict", "complete");
        step("evaluator", "declare-free", "complete");
        assertEquals(409, seat("assign", "evaluator-2").status(), "with a conflict of interest");
        assertEquals(409, seat("assign", "reviewer").status(), "not an evaluator");
        assertEquals(200, seat("assign", "evaluator").status());
        acts.add("assign");
        refused("evaluator-2", "begin", 403, "it is another evaluator's case");
        step("evaluator", "begin", "verification");
    }

    private Client.Answer seat(String act, String name) {
        return act("administrator", id, act, ",\"seat\":\"" + ids.get(name) + "\"");
    }

    /** Each answered with another package, the second with the first one again. */
    private void clarifications() throws Exception {
        byte[] other = NextYear.changed(
                EXAMPLE, folder.resolve("other"), PackageVersionTest.ITEMS, PackageVersionTest.SERIALS);
        for (byte[] sent : List.of(other, archive)) {
            step("evaluator", "ask", "questions");
            refused("evaluator", "verify", 422, "verified by an operation of its own");
            refused("evaluator", "answer", 403, "the park answers");
            assertEquals(404, act("other", id, "answer", "").status(), "another park does not learn of it");
            Client.Answer replaced = as("applicant").send("PUT", "/api/v1/cases/" + id + "/package", sent, tag());
            assertEquals(200, replaced.status(), replaced.body());
            acts.add("replace");
            refused("applicant", "answer", 409, "who replaced it does not declare it");
            step("declarant", "answer", "re-evaluation");
            step("evaluator", "re-evaluate", "verification");
        }
    }

    /** Each decision of the evaluator changes what the rules see; the points are theirs. */
    private void values() {
        assertEquals("0", steps.proved(), "nothing is proved before anybody has verified it");
        verified(steps.accepted());
        String all = steps.proved();
        step("evaluator", "re-evaluate", "verification");
        verified(steps.decided(PLATFORM, ADJUSTED));
        String adjusted = steps.proved();
        assertNotEquals(all, adjusted, "an adjusted value changes the score");
        verified(steps.decided(PLATFORM, REJECTED));
        String rejected = steps.proved();
        assertNotEquals(all, rejected);
        verified(steps.decided(PLATFORM, ADJUSTED));
        assertEquals(adjusted, steps.proved(), "what was decided last counts");
        refused("evaluator", "report", 409, "the rules have not run over it");
        step("evaluator", "re-evaluate", "verification");
    }

    private void verified(Client.Answer answer) {
        assertEquals(200, answer.status(), answer.body());
        assertEquals("re-evaluation", answer.json().get("state").text());
        acts.add("verify");
    }

    private void nonconformity() {
        step("evaluator", "raise", "nonconformity");
        refused("evaluator", "report", 409, "it is open");
        step("applicant", "correct", "corrective-action");
        step("evaluator", "refuse-correction", "nonconformity");
        step("applicant", "correct", "corrective-action");
        refused("applicant", "close-correction", 403, "the park does not verify itself");
        step("evaluator", "close-correction", "re-evaluation");
        step("evaluator", "re-evaluate", "verification");
    }

    private void refusalAndAppeal() {
        step("evaluator", "report", "evaluated");
        refused("evaluator", "take-review", 403, "no reviewer");
        step("reviewer", "take-review", "review");
        step("reviewer", "send-back", "verification");
        step("evaluator", "report", "evaluated");
        step("reviewer", "take-review", "review");
        refused("reviewer-2", "recommend", 403, "another reviewer's chair");
        step("reviewer", "recommend", "reviewed");
        step("decision-maker", "refuse", "refused");
        refused("decision-maker", "grant", 409, "it is decided");
        step("applicant", "appeal", "appeal");
        assertEquals(409, seat("assign-arbiter", "reviewer").status(), "the reviewer of the case");
        settledBy("reviewer-2", "uphold-appeal", "evaluated");
        step("reviewer", "take-review", "review");
        step("reviewer", "recommend", "reviewed");
    }

    private void settledBy(String arbiter, String act, String state) {
        refused(arbiter, act, 403, "nobody sits in the chair yet");
        Client.Answer seated = seat("assign-arbiter", arbiter);
        assertEquals(200, seated.status(), seated.body());
        acts.add("assign-arbiter");
        step(arbiter, act, state);
    }

    private void grant() {
        refused("reviewer", "grant", 403, "no decision-maker");
        step("decision-maker-2", "grant", "publicity");
        refused("publisher", "end-publicity", 409, "it is not over");
        said("/api/v1/publicity/" + id + "/objections", "object", "objection");
        assertEquals(409, seat("assign-arbiter", "evaluator").status(), "the evaluator of the case");
        settledBy("reviewer-3", "dismiss-objection", "publicity");
        clock.pass(Duration.ofDays(8));
        step("publisher", "end-publicity", "ready");
    }

    /** Somebody without an account says something about the case. */
    private void said(String path, String act, String state) {
        Client.Answer answer = stranger()
                .post(path, "{\"text\":\"The meter is ours.\",\"name\":\"Li\",\"contact\":\"li@example.org\"}");
        assertEquals(201, answer.status(), answer.body());
        assertEquals(
                state,
                as("auditor").get("/api/v1/cases/" + id).json().get("state").text());
        acts.add(act);
    }

    private String issue() {
        assertEquals(403, issued("decision-maker-2", "k1").status());
        Client.Answer certificate = issued("publisher", "k2");
        assertEquals(201, certificate.status(), certificate.body());
        acts.add("issue");
        assertEquals(certificate.body(), issued("publisher", "k2").body(), "the same key, the same answer");
        assertEquals(409, issued("publisher", "k3").status(), "one certificate a case");
        String number = certificate.json().get("number").text();
        stands(number, "active");
        return number;
    }

    private Client.Answer issued(String name, String key) {
        return as(name).send("POST", "/api/v1/cases/" + id + "/certificate", new byte[0], "", key);
    }

    private void stands(String number, String standing) {
        JsonNode entry = stranger().get("/api/v1/certificates/" + number).json();
        assertEquals(standing, entry.get("standing").text());
    }

    private void surveillance(String number) {
        step("evaluator-2", "survey", "surveillance");
        findings();
        step("evaluator-2", "pass-survey", "active");
        Client.Answer planned =
                act("declarant", id, "notify-change", ",\"details\":{\"text\":\"new roof\",\"day\":\"2026-12-01\"}");
        assertEquals(200, planned.status(), planned.body());
        acts.add("notify-change");
        assertEquals(
                422,
                act("evaluator", id, "accept-change", ",\"details\":{\"matter\":\"C1\"}")
                        .status(),
                "there is one change at a time");
        step("evaluator", "accept-change", "active");
        refused("publisher", "expire", 409, "it has not run out");
        stands(number, "active");
    }

    /** What a surveillance finds is closed before it ends; the certificate stands meanwhile. */
    private void findings() {
        refused("applicant", "find", 403, "the park does not survey itself");
        step("evaluator-2", "find", "surveillance");
        refused("evaluator-2", "pass-survey", 409, "a nonconformity is open");
        step("applicant", "remedy", "surveillance");
        step("evaluator-2", "refuse-remedy", "surveillance");
        step("applicant", "remedy", "surveillance");
        refused("applicant", "close-finding", 403, "the park does not verify itself");
        step("evaluator-2", "close-finding", "surveillance");
        refused("evaluator-2", "close-finding", 409, "nothing waits for it");
    }

    private void suspension(String number) {
        refused("evaluator", "suspend", 403, "a decision-maker does");
        step("decision-maker", "suspend", "suspended");
        stands(number, "suspended");
        step("applicant", "appeal", "appeal");
        admit("reviewer-4", "body", Role.REVIEWER);
        settledBy("reviewer-4", "dismiss-appeal", "suspended");
        step("decision-maker-2", "reinstate", "active");
        stands(number, "active");
    }

    /** A case of its own, which comes to nothing; another one can be opened then. */
    private void renewal() {
        for (int i = 0; i < 2; i++) {
            Client.Answer opened = as("applicant").send("POST", "/api/v1/cases/" + id + "/renewal", new byte[0], tag());
            assertEquals(201, opened.status(), opened.body());
            acts.add("renew");
            done("applicant", opened.json().get("id").text(), "give-up", "closed");
        }
    }

    private void withdrawal(String number) {
        said("/api/v1/certificates/" + number + "/complaints", "complain", "complaint");
        admit("reviewer-5", "body", Role.REVIEWER);
        settledBy("reviewer-5", "settle-complaint", "active");
        step("decision-maker", "withdraw", "withdrawn");
        stands(number, "withdrawn");
        refused("decision-maker", "reinstate", 409, "withdrawn is for good");
    }

    private void step(String name, String act, String state) {
        done(name, id, act, state);
        acts.add(act);
    }

    /** A refused act leaves the case as it was. */
    private void refused(String name, String act, int status, String why) {
        String before = tag();
        Client.Answer answer = act(name, id, act, "");
        assertEquals(status, answer.status(), act + " by " + name + ": " + why + " " + answer.body());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals(before, tag(), act);
    }

    private void journalHoldsEveryAct() {
        List<String> written = new ArrayList<>();
        String after = "0";
        while (!after.isEmpty()) {
            JsonNode page =
                    as("auditor").get("/api/v1/journal?size=100&after=" + after).json();
            page.get("items").items().stream()
                    .map(line -> JsonSource.read("entry", line.get("entry").text()))
                    .filter(entry -> entry.get("subject").text().equals(id))
                    .filter(entry -> entry.get("kind").text().equals("case.act"))
                    .forEach(entry -> written.add(entry.get("body").get("act").text()));
            after = page.get("next").text();
        }
        assertEquals(acts, written);
        assertTrue(new TreeSet<>(acts).size() > Act.values().length / 2, acts.toString());
    }

    private DocumentStore documents() {
        return DocumentStore.at(place(folder), folder.resolve("incoming"));
    }

    /** What else is tried before the server stops. */
    void whileRunning() throws Exception {}

    void everythingAgrees() throws Exception {
        Path keys = folder.resolve("keys");
        try (Database again = Database.open(store(folder), 2)) {
            IntegrityCheck.Result result = new CertificationBody(
                            again,
                            documents(),
                            new IssuingCore.Issuer(CertificateSealing.reading(KeyHome.at(keys, clock)), Bindings::of),
                            clock)
                    .check()
                    .run();
            assertEquals(List.of(), result.discrepancies());
            assertTrue(result.entries() > acts.size());
        }
    }
}
