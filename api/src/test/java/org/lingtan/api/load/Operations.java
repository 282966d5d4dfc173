package org.lingtan.api.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.lingtan.catalog.source.JsonSource;

/** What is measured, on the server and on the bare endpoints: every pair moves the same bytes. */
final class Operations {

    private static final String NUMBER = "LT-2026-%06d";
    private static final String RULEBOOK = "cnip@1.0.0";

    private final long certificates;
    private final byte[] archive;
    private final String preparer;
    private final String declarant;

    /**
     * On a register and with a package.
     *
     * @param certificates how many numbers can be looked up
     * @param archive the package that is previewed and submitted
     * @param preparer the token of whoever prepares
     * @param declarant the token of whoever submits, another person
     */
    Operations(long certificates, byte[] archive, String preparer, String declarant) {
        this.certificates = certificates;
        this.archive = archive.clone();
        this.preparer = preparer;
        this.declarant = declarant;
    }

    /** Spreads the numbers, the same ones in every run. */
    private String number(long turn) {
        return NUMBER.formatted(Long.remainderUnsigned((turn * 0x9E3779B97F4A7C15L) >>> 1, certificates) + 1);
    }

    void lookUp(HttpLine line, long turn) throws IOException {
        line.get("/api/v1/certificates/" + number(turn)).expect(200);
    }

    void bareLookUp(HttpLine line, long turn) throws IOException {
        line.get("/certificates/" + number(turn)).expect(200);
    }

    /** How long the answer of a preview is. */
    int preview(HttpLine line) throws IOException {
        return line.send("POST", "/api/v1/packages/preview", as(preparer, ""), archive)
                .expect(200)
                .length();
    }

    void preview(HttpLine line, long turn) throws IOException {
        preview(line);
    }

    LoadCell.Operation barePreview(int answer) {
        return (line, turn) -> line.send("POST", "/preview?answer=" + answer, Map.of(), archive)
                .expect(200);
    }

    /** A case is opened, its package put in and submitted by another person: three requests. */
    void submit(HttpLine line, long turn) throws IOException {
        String opened = line.send(
                        "POST", "/api/v1/cases", as(preparer, "0"), utf8("{\"rulebook\":\"" + RULEBOOK + "\"}"))
                .expect(201)
                .text();
        String path =
                "/api/v1/cases/" + JsonSource.read("case", opened).get("id").text();
        line.send("POST", path + "/package", as(preparer, "0"), archive).expect(200);
        line.send("POST", path + "/acts", as(declarant, "1"), utf8("{\"act\":\"submit\",\"reason\":\"\"}"))
                .expect(200);
    }

    void bareSubmit(HttpLine line, long turn) throws IOException {
        String id = UUID.randomUUID().toString();
        line.send("POST", "/change?id=" + id, Map.of(), utf8("{}")).expect(200);
        line.send("POST", "/package?id=" + id, Map.of(), archive).expect(200);
        line.send("POST", "/change?id=" + id, Map.of(), utf8("{}")).expect(200);
    }

    private static Map<String, String> as(String token, String revision) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Authorization", "Bearer " + token);
        if (!revision.isEmpty()) {
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
            headers.put("If-Match", "\"" + revision + "\"");
        }
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
