package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lingtan.api.document.Stores;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.evidence.PackageWriter;
import org.lingtan.report.seal.ReportCredential;
import org.lingtan.report.seal.SealedReport;

/** The certificate of the next year takes the place of the one before. */
class RenewalTest extends RunningServer {

    private static final Path OTHER = Path.of("../examples/large-industrial-park");

    private Client.Answer renew(String name, String id) {
        String tag = as("auditor").get("/api/v1/cases/" + id).header("ETag");
        return as(name).send("POST", "/api/v1/cases/" + id + "/renewal", new byte[0], tag);
    }

    private static String code(Client.Answer refused, int status) {
        assertEquals(status, refused.status(), refused.body());
        return refused.json().get("problems").items().get(0).get("code").text();
    }

    private Client.Answer attach(String id, byte[] bytes) {
        return as("applicant").send("POST", "/api/v1/cases/" + id + "/package", bytes, "\"0\"");
    }

    private JsonNode look(String number) {
        return stranger().get("/api/v1/certificates/" + number).json();
    }

    @Test
    void a_certificate_is_renewed_for_the_next_year_and_superseded_on_the_day_of_the_new_one() throws Exception {
        DecidedCase former = new DecidedCase(this);
        assertEquals("case.state", code(renew("applicant", former.id()), 409), "there is nothing to renew yet");
        former.granted();
        String first = former.issued();
        assertEquals(403, renew("evaluator", former.id()).status());
        assertEquals(404, renew("other", former.id()).status());
        Client.Answer opened = renew("applicant", former.id());
        assertEquals(201, opened.status(), opened.body());
        String id = opened.json().get("id").text();
        assertEquals(first, opened.json().get("facts").get("predecessor").text());
        assertEquals("cnip@1.0.0", opened.json().get("rulebook").text());
        assertEquals("case.renewed", code(renew("applicant", former.id()), 409));
        assertEquals("case.same-year", code(attach(id, archive), 422));
        Path other = folder.resolve("other.zip");
        PackageWriter.write(OTHER, other, Catalogue.shipped());
        assertEquals("case.other-park", code(attach(id, Files.readAllBytes(other)), 422));
        DecidedCase next = new DecidedCase(this, verification(id, NextYear.of(EXAMPLE, folder.resolve("next-year"))));
        next.granted();
        complained(first);
        String second = next.issued();
        assertEquals("superseded", look(first).get("answer").text());
        assertEquals(second, look(first).get("successor").text());
        assertEquals("valid", look(second).get("answer").text());
        assertEquals("", look(second).get("successor").text());
        JsonNode history = look(first).get("history");
        assertEquals("superseded", history.items().get(1).get("standing").text());
        assertEquals(
                look(second).get("certificate").get("validFrom").text(),
                history.items().get(1).get("on").text());
        assertEquals(
                "complaint",
                as("auditor")
                        .get("/api/v1/cases/" + former.id())
                        .json()
                        .get("state")
                        .text(),
                "what was said about it is still to be settled");
        named(second);
        assertEquals("case.no-successor", code(renew("applicant", former.id()), 409), "the new one is renewed");
        assertEquals(List.of(), MatterTest.discrepancies(this));
    }

    /** Whoever holds the credential alone finds its status. */
    private void named(String number) {
        byte[] pdf = Stores.in(folder).find(look(number).get("document").text()).orElseThrow();
        String credential = new String(
                SealedReport.read(pdf).attachments().getOrDefault(ReportCredential.NAME, new byte[0]),
                StandardCharsets.US_ASCII);
        byte[] claims = Base64.getUrlDecoder().decode(credential.split("\\.", -1)[1]);
        List<JsonNode> entries =
                JsonSource.read("credential", claims).get("credentialStatus").items();
        JsonNode place = look(number).get("status");
        for (JsonNode entry : entries) {
            String purpose = entry.get("statusPurpose").text();
            assertEquals("BitstringStatusListEntry", entry.get("type").text());
            assertEquals(
                    place.get(purpose).text(), entry.get("statusListCredential").text());
            assertEquals(place.get("index").text(), entry.get("statusListIndex").text());
        }
        assertEquals(2, entries.size());
    }

    private void complained(String number) {
        Client.Answer said = stranger()
                .post(
                        "/api/v1/certificates/" + number + "/complaints",
                        "{\"text\":\"It smokes.\",\"name\":\"Li\",\"contact\":\"li@example.org\"}");
        assertEquals(201, said.status(), said.body());
    }
}
