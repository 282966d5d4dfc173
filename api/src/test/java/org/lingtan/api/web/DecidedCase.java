package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.lingtan.api.document.Stores;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.SealedReport;

/** A case on its way from verification to its certificate. */
final class DecidedCase {

    private final RunningServer server;
    private final String id;

    DecidedCase(RunningServer server) {
        this(server, server.verification());
    }

    /** A case in verification. */
    DecidedCase(RunningServer server, String id) {
        this.server = server;
        this.id = id;
    }

    String id() {
        return id;
    }

    private void told(String name, String act, String details, String state) {
        Client.Answer answer = server.act(name, id, act, ",\"details\":" + details);
        assertEquals(200, answer.status(), answer.body());
        assertEquals(state, answer.json().get("state").text());
    }

    /** With a nonconformity that was raised, corrected and closed. */
    void withNonconformity() {
        told("evaluator", "raise", "{\"clause\":\"X1\",\"grade\":\"minor\",\"text\":\"no seal\"}", "nonconformity");
        told(
                "applicant",
                "correct",
                "{\"cause\":\"lost\",\"correction\":\"sealed\",\"action\":\"yearly check\",\"proof\":[\"photo\"]}",
                "corrective-action");
        told("evaluator", "close-correction", "{\"text\":\"seen\"}", "re-evaluation");
    }

    void granted() {
        assertEquals(
                200,
                new ReviewSteps(server::as, id, RunningServer.EXAMPLE)
                        .accepted()
                        .status());
        server.done("evaluator", id, "re-evaluate", "verification");
        server.done("evaluator", id, "report", "evaluated");
        server.done("reviewer", id, "take-review", "review");
        server.done("reviewer", id, "recommend", "reviewed");
        server.done("decision-maker", id, "grant", "publicity");
    }

    /** After eight days; the number of the certificate. */
    String issued() {
        server.clock.pass(Duration.ofDays(8));
        server.done("publisher", id, "end-publicity", "ready");
        Client.Answer issued = server.as("publisher")
                .send("POST", "/api/v1/cases/" + id + "/certificate", new byte[0], "", "issue-" + id);
        assertEquals(201, issued.status(), issued.body());
        return issued.json().get("number").text();
    }

    /** What the signed document says about its issue. */
    Issuance issuance(String number) {
        String digest = server.stranger()
                .get("/api/v1/certificates/" + number)
                .json()
                .get("document")
                .text();
        byte[] document = Stores.in(server.folder).find(digest).orElseThrow();
        byte[] json = SealedReport.read(document).attachments().get(ReportWriter.JSON);
        return ReportData.read(java.util.Objects.requireNonNull(json))
                .issuance()
                .orElseThrow();
    }
}
