package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.api.report.CertificateHead;
import org.lingtan.catalog.Text;

class SecurityHeadersTest extends RunningServer {

    private static final Map<String, String> EXPECTED = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cache-Control",
            "no-store",
            "Strict-Transport-Security",
            "max-age=31536000");

    private static final Set<String> TELLING = Set.of("server", "x-powered-by", "access-control-allow-origin");

    /** Answers of every kind, down to those that never reach an operation. */
    @ParameterizedTest
    @CsvSource({
        "200, GET, /api/v1/certificates, ",
        "200, GET, /api/v1/openapi.json, ",
        "200, GET, /api/v1/cases, auditor",
        "201, POST, /api/v1/tokens, applicant",
        "404, DELETE, /api/v1/tokens/missing, applicant",
        "400, GET, /api/v1/a;b, auditor",
        "400, GET, /api/v1//cases, auditor",
        "400, GET, /api/v1/a%5cb, auditor",
        "401, GET, /api/v1/cases, ",
        "401, GET, /error, ",
        "403, GET, /api/v1/persons, applicant",
        "404, GET, /api/v1/nothing, auditor",
        "405, PATCH, /api/v1/cases, auditor",
        "422, POST, /api/v1/session, "
    })
    void every_answer_tells_a_browser_to_keep_and_run_nothing(int status, String method, String path, String name) {
        Client client = name == null ? stranger() : as(name);
        byte[] body = "{\"label\":\"h\",\"roles\":[\"applicant\"],\"readOnly\":true,\"days\":\"1\"}"
                .getBytes(StandardCharsets.UTF_8);
        Client.Answer answer = client.send(method, path, body, "");
        assertEquals(status, answer.status(), answer.body());
        EXPECTED.forEach((header, value) ->
                assertEquals(List.of(value), answer.response().headers().allValues(header), header));
        Set<String> told = new TreeSet<>(answer.response().headers().map().keySet());
        told.retainAll(TELLING);
        assertEquals(Set.of(), told);
    }

    @Test
    void too_many_requests_are_answered_like_all_others() {
        Browser browser = new Browser(stranger().address()).from("192.0.2.77");
        Client.Answer last = browser.get("/api/v1/certificates");
        for (int i = 0; i < 300; i++) {
            last = browser.get("/api/v1/certificates");
        }
        assertEquals(429, last.status());
        assertEquals("no-store", last.header("Cache-Control"));
        assertEquals("nosniff", last.header("X-Content-Type-Options"));
    }

    /** What is no proper HTTP is answered by the server below, which says nothing about itself. */
    @ParameterizedTest
    @ValueSource(strings = {"/[{", "/api/v1/a;b", "/api/v1/%00", "/api/v1/a%2fb", "/api/v1/%zz", "/api/v1/%c0%ae"})
    void what_is_no_request_learns_nothing(String path) throws IOException {
        URI address = URI.create(stranger().address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            EXPECTED.forEach(
                    (header, value) -> assertTrue(answer.contains("\r\n" + header + ": " + value + "\r\n"), answer));
            assertTrue(!answer.contains("Tomcat") && !answer.contains("java."), answer);
            assertTrue(!answer.contains("Server:"), answer);
        }
    }

    @Test
    void without_tls_nothing_is_said_about_it(@TempDir Path elsewhere) {
        CertificateHead local = new CertificateHead(new Text("本机", "Local"), "http://127.0.0.1:8080");
        try (Server plain = node(elsewhere, local)) {
            Client.Answer answer = new Client(plain.address(), "").get("/api/v1/certificates");
            assertEquals("", answer.header("Strict-Transport-Security"));
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        }
    }
}
