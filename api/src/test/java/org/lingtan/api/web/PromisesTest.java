package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.engine.outcome.CanonicalJson;

/** The campaign's own judge finds what it is there to find. */
class PromisesTest {

    @TempDir
    private Path folder = Path.of("");

    private final List<String> journal = new ArrayList<>(List.of(
            entry("case.open", "a", "{}"),
            entry("certificate.intend", "LT-2026-000001", "{}"),
            entry("certificate.issue", "LT-2026-000001", "{\"document\":\"sha256:1\"}"),
            entry("certificate.intend", "LT-2026-000002", "{}"),
            entry("certificate.void", "LT-2026-000002", "{}")));

    private static String entry(String kind, String subject, String body) {
        return "{\"body\":%s,\"kind\":\"%s\",\"subject\":\"%s\"}".formatted(body, kind, subject);
    }

    private Promises.Kept judged(String... promises) throws IOException {
        Path log = folder.resolve("log");
        Files.deleteIfExists(log);
        Promises given = new Promises(log);
        given.add("case a");
        given.add("act a 1 " + CanonicalJson.digest(journal.get(0).getBytes(StandardCharsets.UTF_8)));
        given.add("cert key LT-2026-000001 sha256:1 a");
        for (String promise : promises) {
            given.add(promise);
        }
        return new Promises(log).against(Files.write(folder.resolve("journal"), journal));
    }

    @Test
    void what_is_kept_is_kept() throws IOException {
        assertEquals(new Promises.Kept(0, 0, 0, 0), judged());
    }

    @Test
    void what_is_lost_is_found() throws IOException {
        assertEquals(new Promises.Kept(1, 0, 0, 0), judged("case b"));
        assertEquals(new Promises.Kept(1, 0, 0, 0), judged("act a 2 sha256:other"));
        assertEquals(new Promises.Kept(1, 0, 0, 0), judged("act a 9 sha256:other"));
        assertEquals(new Promises.Kept(1, 0, 0, 0), judged("cert other LT-2026-000002 sha256:2 b"));
    }

    @Test
    void a_number_for_two_cases_and_two_numbers_for_one_key_are_found() throws IOException {
        assertEquals(1, judged("cert other LT-2026-000001 sha256:1 b").duplicates());
        assertEquals(1, judged("cert key LT-2026-000002 sha256:2 a").duplicates());
        journal.add(entry("certificate.intend", "LT-2026-000002", "{}"));
        assertEquals(1, judged().duplicates());
    }

    @Test
    void a_gap_and_an_open_end_are_found() throws IOException {
        journal.add(entry("certificate.intend", "LT-2026-000004", "{}"));
        assertEquals(new Promises.Kept(0, 0, 1, 1), judged());
    }

    @Test
    void a_line_that_was_cut_off_is_no_promise() throws IOException {
        Promises given = new Promises(folder.resolve("log"));
        given.add("case a");
        Files.writeString(folder.resolve("log"), "case cut", StandardOpenOption.APPEND);
        assertEquals(1, new Promises(folder.resolve("log")).of("case").size());
    }
}
