package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.catalog.source.JsonNode;

/**
 * Every operation of the OpenAPI document on a case, by everybody, on one's own and on others' cases, in every state, and
 * every act among them. What is to come of each is read from the roles in the document and from the table of acts.
 */
class CaseMatrixTest extends RunningServer {

    private static final int THREADS = 4;
    private static final int REFUSED_INPUT = 422;
    private static final String PACKAGE = "package";
    private static final String CASE = "/api/v1/cases/{id}";

    /** Acts that have an operation of their own, by that operation. */
    private static final Map<String, String> OWN = Map.of(
            "POST " + CASE + "/package", "attach",
            "POST " + CASE + "/uploads", "attach",
            "PUT " + CASE + "/package", "replace",
            "PUT " + CASE + "/review", "verify",
            "POST " + CASE + "/renewal", "renew",
            "POST " + CASE + "/certificate", "issue");

    /** Acts that no operation does by itself: a certificate is superseded by issuing the one that renews it. */
    private static final Set<String> NO_OPERATION = Set.of("supersede");

    /** Where a case stood before the matter in which it is. */
    private static final Map<String, String> RESUMES =
            Map.of("objection", "publicity", "appeal", "refused", "complaint", "active");

    private final Map<String, String> roles = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private CaseTable table = new CaseTable(Map.of());
    private String record = "";

    /** A request and what is to come of it; its body is a text, or {@link #PACKAGE} for the package. */
    private record Probe(String by, String method, String path, String body, String state, Set<Integer> expected) {}

    @BeforeAll
    void aCaseInEveryState() throws IOException {
        table = CaseTable.documented();
        extra("evaluator-2", Role.EVALUATOR);
        extra("reviewer-2", Role.REVIEWER);
        extra("reviewer-3", Role.REVIEWER);
        extra("decision-maker-2", Role.DECISION_MAKER);
        for (String name : people.keySet()) {
            boolean ofPark = Set.of("applicant", "declarant", "other").contains(name);
            roles.put(name, ofPark ? "applicant" : name.replaceAll("-[0-9]$", ""));
        }
        String certified = certified();
        Set<String> states = new TreeSet<>(table.states());
        states.addAll(Set.of("closed", "superseded"));
        for (String state : states) {
            copy(certified, state);
            tags.put(state, as("auditor").get("/api/v1/cases/matrix-" + state).header("ETag"));
        }
    }

    private void extra(String name, Role role) {
        admit(name, "body", role);
    }

    private String certified() {
        String id = verification();
        ReviewSteps steps = new ReviewSteps(this::as, id, EXAMPLE);
        assertEquals(200, steps.accepted().status());
        String review = as("evaluator").get("/api/v1/cases/" + id + "/review").body();
        record = "{\"record\":%s,\"reason\":\"seen\"}".formatted(review);
        done("evaluator", id, "re-evaluate", "verification");
        done("evaluator", id, "report", "evaluated");
        done("reviewer", id, "take-review", "review");
        done("reviewer", id, "recommend", "reviewed");
        done("decision-maker", id, "grant", "publicity");
        clock.pass(Duration.ofDays(8));
        done("publisher", id, "end-publicity", "ready");
        Client.Answer issued =
                as("publisher").send("POST", "/api/v1/cases/" + id + "/certificate", new byte[0], "", "k");
        assertEquals(201, issued.status(), issued.body());
        return id;
    }

    /** The same case as it would stand in another state, with everybody in their chairs. */
    private void copy(String certified, String state) {
        String resume =
                Optional.ofNullable(RESUMES.get(state)).map("\"%s\""::formatted).orElse("null");
        String arbiter = RESUMES.containsKey(state)
                ? "jsonb_build_object('arbiter', '%s')".formatted(ids.get("reviewer-2"))
                : "'{}'::jsonb";
        TestDatabase.asOwner(database, """
                insert into certification_case (id, file)
                select 'matrix-%1$s', (file::jsonb || jsonb_build_object(
                  'id', 'matrix-%1$s', 'state', '%1$s', 'resume', '%2$s'::jsonb,
                  'seats', file::jsonb -> 'seats' || %3$s))::text
                from certification_case where id = '%4$s'
                """.formatted(state, resume, arbiter, certified));
    }

    @Test
    void nobody_does_what_the_table_does_not_say() throws Exception {
        List<Probe> probes = new ArrayList<>();
        JsonNode paths = stranger().get("/api/v1/openapi.json").json().get("paths");
        paths.entries().forEach((path, operations) -> {
            if (path.startsWith(CASE)) {
                operations
                        .entries()
                        .forEach((method, operation) -> probes.addAll(
                                probes(method.toUpperCase(java.util.Locale.ROOT), path, rolesOf(operation))));
            }
        });
        Map<String, String> before = cases();
        List<String> wrong = sent(probes);
        assertEquals(List.of(), wrong.stream().limit(20).toList(), wrong.size() + " of " + probes.size());
        assertEquals(before, cases(), "a refused request leaves every case as it was");
        System.err.println("case matrix: " + probes.size() + " requests, " + tags.size() + " states, " + people.size()
                + " people and a stranger, " + wrong.size() + " leaks");
        assertTrue(probes.size() > 15_000, "sent " + probes.size());
    }

    private static Set<String> rolesOf(JsonNode operation) {
        Set<String> roles = new TreeSet<>();
        operation.get("x-roles").items().forEach(role -> roles.add(role.text()));
        return roles;
    }

    private List<Probe> probes(String method, String path, Set<String> allowed) {
        List<Probe> probes = new ArrayList<>();
        String operation = method + " " + path;
        for (String state : tags.keySet()) {
            String target = path.replace("{id}", "matrix-" + state);
            String plain = "{\"act\":\"submit\"}";
            probes.add(new Probe("", method, target.replace("{upload}", "upload-none"), plain, state, Set.of(401)));
            for (String by : people.keySet()) {
                if (operation.equals("POST " + CASE + "/acts")) {
                    table.lines().forEach((act, line) -> {
                        boolean elsewhere = OWN.containsValue(act) || NO_OPERATION.contains(act);
                        expected(by, allowed, line, elsewhere, state)
                                .ifPresent(expected ->
                                        probes.add(new Probe(by, method, target, act(act), state, Set.of(expected))));
                    });
                } else if (path.contains("{upload}")) {
                    // Of nobody: what becomes of one's own is in UploadTest.
                    int nothing = allowed.contains(roles.get(by)) ? 404 : 403;
                    probes.add(new Probe(
                            by, method, target.replace("{upload}", "upload-none"), "", state, Set.of(nothing)));
                } else if (method.equals("GET")) {
                    probes.add(new Probe(by, method, target, "", state, looking(by, allowed)));
                } else {
                    String act = OWN.getOrDefault(operation, "");
                    assertTrue(
                            table.lines().containsKey(act), "Say in OWN which act this operation does: " + operation);
                    expected(by, allowed, table.lines().get(act), false, state)
                            .ifPresent(expected -> probes.add(
                                    new Probe(by, method, target, body(operation, act), state, Set.of(expected))));
                }
            }
        }
        return probes;
    }

    private static String act(String act) {
        return "{\"act\":\"%s\",\"reason\":\"because\"}".formatted(act);
    }

    private String body(String operation, String act) {
        return operation.endsWith("/package") ? PACKAGE : act.equals("verify") ? record : "";
    }

    private Set<Integer> looking(String by, Set<String> allowed) {
        if (!allowed.contains(roles.get(by))) {
            return Set.of(403);
        }
        return by.equals("other") ? Set.of(404) : Set.of(200);
    }

    /** Nothing where the act is theirs to do in this state. */
    private Optional<Integer> expected(
            String by, Set<String> allowed, CaseTable.Line line, boolean elsewhere, String state) {
        String role = roles.getOrDefault(by, "");
        if (!allowed.contains(role)) {
            return Optional.of(403);
        }
        if (by.equals("other")) {
            return Optional.of(404);
        }
        if (elsewhere) {
            return Optional.of(REFUSED_INPUT);
        }
        boolean sits = line.chair().isEmpty()
                || by.equals(line.chair())
                || (line.chair().equals("arbiter") && by.equals("reviewer-2") && RESUMES.containsKey(state));
        if (!(line.role().equals("public") || line.role().equals(role)) || !sits) {
            return Optional.of(403);
        }
        return line.from().contains(state) ? Optional.empty() : Optional.of(409);
    }

    private List<String> sent(List<Probe> probes) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (Probe probe : probes) {
                calls.add(() -> {
                    Client client = probe.by().isEmpty() ? stranger() : as(probe.by());
                    byte[] body = probe.body().equals(PACKAGE)
                            ? archive
                            : probe.body().getBytes(StandardCharsets.UTF_8);
                    Client.Answer answer =
                            client.send(probe.method(), probe.path(), body, String.valueOf(tags.get(probe.state())));
                    return probe.expected().contains(answer.status())
                            ? ""
                            : "%s %s %s by %s: %d"
                                    .formatted(
                                            probe.method(),
                                            probe.path(),
                                            probe.body()
                                                    .substring(
                                                            0,
                                                            Math.min(
                                                                    60,
                                                                    probe.body().length())),
                                            probe.by(),
                                            answer.status());
                });
            }
            List<String> wrong = new ArrayList<>();
            for (Future<String> one : pool.invokeAll(calls)) {
                if (!one.get().isEmpty()) {
                    wrong.add(one.get());
                }
            }
            return wrong;
        } finally {
            pool.shutdown();
        }
    }

    /** Every case as its park or the body sees it. */
    private Map<String, String> cases() {
        Map<String, String> seen = new TreeMap<>();
        tags.keySet()
                .forEach(state -> seen.put(
                        state,
                        as("auditor").get("/api/v1/cases/matrix-" + state).body()));
        return seen;
    }
}
