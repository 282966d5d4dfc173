package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;

/** Changes of every kind, each sent many times at once under one key. {@code -Dlingtan.http-keys=1000} for the whole count. */
class DuplicateRequestTest extends RunningServer {

    private static final int DUPLICATES = 20;

    /** A change, which differs with its number. */
    private record Change(String by, String method, String path, String body) {
        Client.Answer send(DuplicateRequestTest server, String key) {
            return server.as(by).send(method, path, body.getBytes(StandardCharsets.UTF_8), "\"0\"", key);
        }
    }

    private Change change(int number) {
        return switch (number % 6) {
            case 0 -> new Change("applicant", "POST", "/api/v1/cases", "{\"rulebook\":\"cnip@1.0.0\"}");
            case 1 ->
                new Change(
                        "applicant",
                        "POST",
                        "/api/v1/cases/" + openCase() + "/acts",
                        "{\"act\":\"give-up\",\"reason\":\"number " + number + "\"}");
            case 2 ->
                new Change(
                        "administrator",
                        "POST",
                        "/api/v1/persons",
                        "{\"name\":\"N\",\"login\":\"login-%d\",\"tenant\":\"park-3\",\"roles\":[\"applicant\"]}"
                                .formatted(number));
            case 3 ->
                new Change(
                        "publisher", "PUT", "/api/v1/halt", "{\"halted\":false,\"reason\":\"%d\"}".formatted(number));
            case 4 ->
                new Change(
                        "administrator",
                        "POST",
                        "/api/v1/signing-keys",
                        "{\"key\":\"sha256:%064d\",\"person\":\"%s\"}".formatted(number, ids.get("standards-editor")));
            default ->
                new Change(
                        "administrator",
                        "POST",
                        "/api/v1/persons/" + ids.get("other") + "/lock",
                        "{\"reason\":\"%d\"}".formatted(number));
        };
    }

    @Test
    void parallel_duplicates_have_one_effect_and_one_answer() throws Exception {
        int keys = Integer.getInteger("lingtan.http-keys", 12);
        ExecutorService pool = Executors.newFixedThreadPool(DUPLICATES);
        int effects = 0;
        int answers = 0;
        try (Database opened = TestDatabase.open(database)) {
            for (int i = 0; i < keys; i++) {
                Change change = change(i);
                String key = "key-" + i;
                List<Callable<Client.Answer>> calls = new ArrayList<>();
                for (int d = 0; d < DUPLICATES; d++) {
                    calls.add(() -> change.send(this, key));
                }
                int before = entries(opened);
                Set<String> distinct = new TreeSet<>();
                for (Future<Client.Answer> answer : pool.invokeAll(calls)) {
                    assertTrue(
                            answer.get().status() < 300, change + answer.get().body());
                    distinct.add(answer.get().status() + answer.get().body());
                }
                effects += entries(opened) - before;
                answers += distinct.size();
            }
        } finally {
            pool.shutdown();
        }
        System.err.println("%d keys with %d parallel duplicates each over HTTP: %d effects, %d answers"
                .formatted(keys, DUPLICATES, effects, answers));
        assertEquals(keys, effects);
        assertEquals(keys, answers);
    }

    @Test
    void a_key_is_good_for_one_request_and_a_secret_is_told_again_only_to_whoever_has_it() {
        String path = "/api/v1/persons";
        String body = "{\"name\":\"N\",\"login\":\"%s\",\"tenant\":\"park-3\",\"roles\":[\"applicant\"]}";
        Client administrator = as("administrator");
        byte[] first = body.formatted("somebody").getBytes(StandardCharsets.UTF_8);
        Client.Answer admitted = administrator.send("POST", path, first, "", "one");
        assertEquals(201, admitted.status(), admitted.body());
        String secret = admitted.json().get("secret").text();
        assertEquals(
                admitted.body(),
                administrator.send("POST", path, first, "", "one").body());
        byte[] other = body.formatted("another").getBytes(StandardCharsets.UTF_8);
        Client.Answer refused = administrator.send("POST", path, other, "", "one");
        assertEquals(409, refused.status(), refused.body());
        assertTrue(refused.body().contains("idempotency.other-request"), refused.body());
        assertEquals(
                400,
                administrator.send("POST", path, other, "", "x".repeat(101)).status());
        assertEquals(403, as("publisher").send("POST", path, first, "", "one").status());
        try (Database opened = TestDatabase.open(database)) {
            String kept = opened.jdbc()
                    .sql("select answer from idempotency_key where key = 'one'")
                    .query(String.class)
                    .single();
            assertTrue(!kept.contains(secret), "the database knows the secret");
        }
    }

    /** Giving a case up also says in the journal that its units are free. */
    private static int entries(Database opened) {
        return opened.jdbc()
                .sql("select count(*) from journal where entry::jsonb ->> 'kind' <> 'units.reserve'")
                .query(Integer.class)
                .single();
    }
}
