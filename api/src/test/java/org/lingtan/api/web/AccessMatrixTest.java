package org.lingtan.api.web;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.source.JsonNode;

/** Who may send what, read from the OpenAPI document; what of it depends on the state of a case is in {@link CaseMatrixTest}. */
class AccessMatrixTest extends RunningServer {

    /** What the paths name, and whether each of them is of one person or park alone. */
    private static final Map<String, Boolean> NAMED = Map.ofEntries(
            entry("id", true),
            entry("token", true),
            entry("session", true),
            entry("identity", true),
            entry("upload", true),
            entry("person", false),
            entry("key", false),
            entry("number", false),
            entry("matter", false),
            entry("list", false),
            entry("purpose", false),
            entry("version", false),
            entry("file", false));

    private final Map<String, Browser> browsers = new TreeMap<>();

    /** Every operation of the OpenAPI document, sent by everybody: generated, so that a new one is in it at once. */
    @Test
    void every_operation_is_closed_to_whoever_it_is_not_for() {
        JsonNode document = stranger().get("/api/v1/openapi.json").json();
        assertTrue(document.get("openapi").text().startsWith("3.1"));
        String own = openCase();
        Set<String> open = new TreeSet<>();
        int sent = 0;
        for (var path : document.get("paths").entries().entrySet()) {
            for (var operation : path.getValue().entries().entrySet()) {
                String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
                String target = path.getKey().replace("{id}", own).replaceAll("\\{[a-z]+}", "missing");
                Set<String> roles = new TreeSet<>();
                operation.getValue().get("x-roles").items().forEach(role -> roles.add(role.text()));
                Optional<JsonNode> security = operation.getValue().find("security");
                boolean isOpen = security.filter(ways -> ways.items().isEmpty()).isPresent();
                boolean needsSession = security.isPresent() && !isOpen;
                if (isOpen) {
                    open.add(method + " " + path.getKey());
                }
                int status = stranger().send(method, target, new byte[0], "").status();
                assertEquals(!isOpen, status == 401, method + " " + target + " " + status);
                assertTrue(status < 500, method + " " + target + " " + status);
                assertEquals(isOpen, roles.isEmpty(), method + " " + target);
                for (String name : people.keySet()) {
                    String role = name.equals("declarant") || name.equals("other") ? "applicant" : name;
                    int token = as(name).send(method, target, new byte[0], "").status();
                    int answer = needsSession
                            ? loggedIn(name).send(method, target, "", Map.of()).status()
                            : token;
                    sent++;
                    assertEquals(needsSession ? 403 : answer, token, method + " " + target + " by " + name);
                    if (!isOpen && !roles.contains(role)) {
                        assertEquals(403, answer, method + " " + target + " by " + name);
                    } else if (name.equals("other") && path.getKey().contains("{id}")) {
                        assertEquals(404, answer, method + " " + target + " by " + name);
                    } else if (!isOpen) {
                        assertTrue(
                                answer != 401 && answer != 403 && answer < 500,
                                method + " " + target + " by " + name + " " + answer);
                    }
                }
            }
        }
        assertEquals(
                Set.of(
                        "GET /api/v1/certificates",
                        "GET /api/v1/certificates/{number}",
                        "GET /api/v1/publicity",
                        "POST /api/v1/publicity/{id}/objections",
                        "POST /api/v1/certificates/{number}/complaints",
                        "GET /api/v1/register/certificates.csv",
                        "GET /api/v1/register/certificates.json",
                        "GET /api/v1/register/snapshot",
                        "GET /api/v1/register/status/{list}/{purpose}",
                        "GET /api/v1/log-in",
                        "GET /api/v1/provider/return",
                        "POST /api/v1/provider/log-in",
                        "POST /api/v1/provider/invitation",
                        "POST /api/v1/provider/session",
                        "POST /api/v1/password",
                        "POST /api/v1/session",
                        "POST /api/v1/setup"),
                open);
        assertTrue(sent > 100, "sent " + sent);
    }

    private JsonNode paths() {
        return stranger().get("/api/v1/openapi.json").json().get("paths");
    }

    @Test
    void whatever_a_path_names_is_known_to_these_tests() {
        Set<String> names = new TreeSet<>();
        paths().entries().keySet().forEach(path -> {
            java.util.regex.Matcher matcher =
                    java.util.regex.Pattern.compile("\\{([a-z]+)}").matcher(path);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        });
        assertEquals(NAMED.keySet(), names, "Say whether it is of one person alone, and try it as another one.");
    }

    /** Every operation on what is one's own, sent by everybody else; only its owner finds it. Uploads: {@link UploadTest}, identities: {@link ProviderTest}. */
    @Test
    void nobody_finds_what_is_of_another_person() {
        String token = made();
        Browser owner = browser("applicant");
        String session = owner.get("/api/v1/session").json().get("id").text();
        Map<String, String> objects = Map.of("{token}", token, "{session}", session);
        int sent = 0;
        for (var path : paths().entries().entrySet()) {
            for (var object : objects.entrySet()) {
                if (!path.getKey().contains(object.getKey())) {
                    continue;
                }
                String target = path.getKey().replace(object.getKey(), object.getValue());
                for (String operation : path.getValue().entries().keySet()) {
                    String method = operation.toUpperCase(java.util.Locale.ROOT);
                    for (String name : people.keySet()) {
                        if (!mayEnd(name, object.getKey())) {
                            int status = loggedIn(name)
                                    .send(method, target, "", Map.of())
                                    .status();
                            assertEquals(404, status, method + " " + path.getKey() + " by " + name);
                            sent++;
                        }
                    }
                    assertEquals(
                            401,
                            stranger().send(method, target, new byte[0], "").status());
                }
            }
        }
        assertTrue(sent >= 2 * people.size() - 3, "sent " + sent);
        assertEquals(200, owner.get("/api/v1/session").status(), "the session is as it was");
        assertEquals(204, owner.delete("/api/v1/tokens/" + token).status(), "the token is as it was");
        assertEquals(
                204, browser("applicant").delete("/api/v1/sessions/" + session).status());
        assertEquals(401, owner.get("/api/v1/session").status());
    }

    /** The owner, and for tokens, which may have leaked, an administrator. */
    private static boolean mayEnd(String name, String object) {
        return name.equals("applicant") || (name.equals("administrator") && object.equals("{token}"));
    }

    private String made() {
        Client.Answer made = as("applicant")
                .post(
                        "/api/v1/tokens",
                        "{\"label\":\"mine\",\"roles\":[\"applicant\"],\"readOnly\":false,\"days\":\"9\"}");
        assertEquals(201, made.status(), made.body());
        return made.json().get("id").text();
    }

    private Browser loggedIn(String name) {
        Browser known = browsers.get(name);
        if (known == null || known.get("/api/v1/session").status() != 200) {
            known = browser(name);
            browsers.put(name, known);
        }
        return known;
    }
}
