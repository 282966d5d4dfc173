package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.report.RegisterSeed;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.RegisterSnapshot;

/** The public register over twenty certificates, of which some were suspended, reinstated, withdrawn and superseded. */
class RegisterTest extends RunningServer {

    private static final String REGISTER = "/api/v1/certificates";

    @Override
    void prepare(Path data) throws IOException {
        try (Database opened = TestDatabase.open(database)) {
            new RegisterSeed(opened, data, 0, clock).fill(20, new PrintStream(OutputStream.nullOutputStream()));
        }
        // As if the last two had been issued before the register told what certificates say.
        TestDatabase.asOwner(
                database,
                "alter table register_entry disable trigger user; delete from register_entry where number >="
                        + " 'LT-2026-000019'; alter table register_entry enable trigger user");
        TestDatabase.asOwner(
                database,
                "insert into certification_case (id, file) select 'taken', file from certification_case limit 1;"
                        + " insert into certificate (number, series, ordinal, case_id, binding, intent, state)"
                        + " select 'LT-2026-000021', 2026, 21, 'taken', '-', hash, 'intended' from journal limit 1");
    }

    private JsonNode look(int ordinal) {
        Client.Answer answer = stranger().get(REGISTER + "/LT-2026-0000%02d".formatted(ordinal));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static String code(Client.Answer answer) {
        assertEquals(404, answer.status(), answer.body());
        return answer.json().get("problems").items().get(0).get("code").text();
    }

    @Test
    void a_look_up_answers_in_one_word_first_and_then_tells_what_it_rests_on() {
        Client.Answer answer = stranger().get(REGISTER + "/LT-2026-000001");
        assertTrue(answer.body().startsWith("{\"answer\":\"valid\",\"checkedAt\":\"2026-"), answer.body());
        JsonNode said = answer.json().get("certificate");
        assertEquals("第00000号示例园区（虚构）", said.get("park").get("zh").text());
        assertEquals("示例认证机构", said.get("body").get("zh").text());
        assertFalse(said.get("score").text().isEmpty());
        assertTrue(said.get("isForEvaluationOnly").flag());
        assertEquals("2027-05-31", answer.json().get("validUntil").text());
        JsonNode late = look(20).get("certificate");
        assertEquals("第00019号示例园区（虚构）", late.get("park").get("zh").text(), "read when the server started");
    }

    @Test
    void the_history_tells_every_change_with_its_public_reason() {
        List<String> standings = new ArrayList<>();
        JsonNode history = look(15).get("history");
        history.items().forEach(change -> standings.add(change.get("standing").text()));
        assertEquals(List.of("active", "suspended", "active"), standings);
        assertEquals("seen and found so", history.items().get(1).get("reason").text());
        assertEquals("", history.items().get(0).get("reason").text());
        assertEquals("suspended", look(12).get("answer").text());
        assertEquals("withdrawn", look(16).get("answer").text());
        assertEquals("superseded", look(18).get("answer").text());
        assertEquals("valid", look(19).get("answer").text(), "a surveillance is nobody else's business");
        assertEquals("active", look(19).get("standing").text());
    }

    @Test
    void no_such_number_and_one_not_public_yet_are_told_apart() {
        assertEquals("certificate.absent", code(stranger().get(REGISTER + "/LT-2026-000099")));
        assertEquals("certificate.absent", code(stranger().get(REGISTER + "/nonsense")));
        assertEquals("certificate.not-public", code(stranger().get(REGISTER + "/LT-2026-000021")));
        assertEquals(20, all("").size(), "a number that is not public is in no list");
    }

    private List<String> all(String search) {
        List<String> numbers = new ArrayList<>();
        String after = "";
        do {
            Client.Answer page = stranger().get(REGISTER + "?size=7&after=" + after + search);
            assertEquals(200, page.status(), page.body());
            page.json()
                    .get("items")
                    .items()
                    .forEach(line -> numbers.add(line.get("number").text()));
            after = page.json().get("next").text();
        } while (!after.isEmpty());
        assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
        return numbers;
    }

    @Test
    void a_search_finds_by_number_park_standard_level_and_standing() {
        assertEquals(10, all("&query=LT-2026-00001").size());
        assertEquals(1, all("&park=00007").size());
        assertEquals(20, all("&park=%E7%A4%BA%E4%BE%8B").size());
        assertEquals(20, all("&park=example").size());
        assertEquals(0, all("&park=%25").size());
        assertEquals(5, all("&standard=zcpc").size());
        assertEquals(3, all("&standing=suspended").size());
        assertEquals(1, all("&standing=superseded&park=00017").size());
        assertEquals(14, all("&standing=active").size());
        String level = look(4).get("level").text();
        assertEquals(5, all("&standard=cnip&level=" + level).size(), level);
        assertEquals(422, stranger().get(REGISTER + "?standing=perhaps").status());
    }

    @Test
    void whoever_holds_the_answer_is_told_that_it_has_not_changed() throws Exception {
        Client.Answer first = stranger().get(REGISTER + "/LT-2026-000002");
        String tag = first.header("ETag");
        assertTrue(tag.matches("\"[0-9a-f]{32}\""), tag);
        HttpRequest again = HttpRequest.newBuilder(URI.create(stranger().address() + REGISTER + "/LT-2026-000002"))
                .header("If-None-Match", tag)
                .build();
        HttpResponse<String> unchanged = HttpClient.newHttpClient().send(again, HttpResponse.BodyHandlers.ofString());
        assertEquals(304, unchanged.statusCode());
        assertEquals("", unchanged.body());
    }

    @Test
    void the_whole_register_comes_as_a_table_and_as_json() {
        String table = stranger().get("/api/v1/register/certificates.csv").body();
        assertEquals(21, table.lines().count());
        assertTrue(table.startsWith("number,standing,applicant"), table);
        assertTrue(table.contains("LT-2026-000012,suspended,park-00011"), table);
        JsonNode json = stranger().get("/api/v1/register/certificates.json").json();
        assertEquals(20, json.get("certificates").items().size());
    }

    @Test
    void the_snapshot_is_signed_by_the_house_and_says_the_same() throws Exception {
        Client.Answer answer = stranger().get("/api/v1/register/snapshot");
        RegisterSnapshot snapshot = RegisterSnapshot.read(
                answer.body().getBytes(StandardCharsets.UTF_8),
                KeyHome.at(folder.resolve("keys"), clock).issuers());
        assertEquals(20, snapshot.entries().size());
        assertEquals(
                RegisterSnapshot.Status.SUSPENDED,
                snapshot.find("LT-2026-000012").orElseThrow().status());
        assertEquals(3, snapshot.find("LT-2026-000015").orElseThrow().history().size());
        assertEquals(HEAD.address(), snapshot.register());
    }

    @Test
    void the_status_lists_hold_what_was_taken_back_and_what_is_suspended() throws Exception {
        JsonNode place = look(16).get("status");
        assertEquals("15", place.get("index").text());
        String revoked = place.get("revocation").text();
        assertTrue(revoked.startsWith(HEAD.address()), revoked);
        assertEquals(List.of(15, 16, 17), set(revoked.substring(HEAD.address().length())));
        assertEquals(
                List.of(11, 12, 13),
                set(place.get("suspension").text().substring(HEAD.address().length())));
        assertEquals(
                404, stranger().get("/api/v1/register/status/2026-1/anything").status());
        for (String unknown : List.of("2026-2", "2027-1", "2026-999999")) {
            assertEquals(
                    404,
                    stranger()
                            .get("/api/v1/register/status/" + unknown + "/revocation")
                            .status(),
                    unknown);
        }
    }

    private List<Integer> set(String path) throws IOException {
        Client.Answer answer = stranger().get(path);
        assertEquals("application/vc+jwt", answer.header("Content-Type"));
        byte[] claims = Base64.getUrlDecoder().decode(answer.body().split("\\.", -1)[1]);
        JsonNode subject = JsonSource.read("list", claims).get("credentialSubject");
        String encoded = subject.get("encodedList").text();
        byte[] packed = Base64.getUrlDecoder().decode(encoded.substring(1));
        byte[] bits = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        assertEquals(16_384, bits.length);
        List<Integer> set = new ArrayList<>();
        for (int i = 0; i < bits.length * 8; i++) {
            if ((bits[i / 8] & (0x80 >> (i % 8))) != 0) {
                set.add(i);
            }
        }
        return set;
    }

    @Test
    void a_certificate_whose_last_day_is_over_is_expired_whether_or_not_anybody_recorded_it() throws Exception {
        clock.pass(Duration.ofDays(400));
        assertEquals("expired", look(1).get("answer").text());
        assertEquals("withdrawn", look(16).get("answer").text());
        assertEquals(17, all("&standing=expired").size());
        assertEquals(List.of(), set("/api/v1/register/status/2026-1/suspension"), "what ran out is not suspended");
        assertEquals(List.of(15, 16, 17), set("/api/v1/register/status/2026-1/revocation"));
        clock.pass(Duration.ofDays(-400));
    }
}
