package org.lingtan.report.seal;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * The state of a register of certificates at one time, for verifying offline. Its file is canonical JSON (RFC 8785) of
 * {@code snapshot}, the {@code issuer} certificates in PEM and the {@code signature} in base64, over the word
 * {@value #DOMAIN}, a line break and the canonical JSON of {@code snapshot}.
 *
 * @param register which register, for example its address
 * @param sequence counts the snapshots of a register from 1; a later one has a higher number
 * @param takenAt when it was taken
 * @param validUntil up to when it may be relied on, exclusive
 * @param entries every certificate of the register, by number
 */
public record RegisterSnapshot(
        String register, int sequence, Instant takenAt, Instant validUntil, List<Entry> entries) {

    static final String DOMAIN = "lingtan-register-snapshot-1";

    private static final String FILE = "register snapshot";

    /** What a certificate can be in a register. */
    public enum Status {
        /** In force. */
        ACTIVE,
        /** Not in force for the time being. */
        SUSPENDED,
        /** Taken back. */
        WITHDRAWN,
        /** Ended with its validity. */
        EXPIRED,
        /** Replaced by a later one. */
        SUPERSEDED
    }

    /**
     * One change in the life of a certificate.
     *
     * @param at when
     * @param status what it became
     * @param reason why
     */
    public record Change(Instant at, Status status, String reason) {}

    /**
     * One certificate.
     *
     * @param number its number
     * @param digest {@code sha256:} and the SHA-256 of the signed PDF in hexadecimal digits
     * @param status what it is
     * @param history what happened to it, from the first
     */
    public record Entry(String number, String digest, Status status, List<Change> history) {
        /** Copies the history. */
        public Entry {
            history = List.copyOf(history);
        }
    }

    /** Copies the entries. */
    public RegisterSnapshot {
        entries = List.copyOf(entries);
    }

    /**
     * The record of a certificate.
     *
     * @param number its number
     * @return the record; empty where the register has none
     */
    public Optional<Entry> find(String number) {
        return entries.stream().filter(entry -> entry.number().equals(number)).findFirst();
    }

    /**
     * The file, signed.
     *
     * @param key the issuer's key
     * @return UTF-8
     */
    public byte[] write(SealKey key) {
        Map<String, Object> json = json();
        String snapshot = CanonicalJson.write(json);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("snapshot", json);
        file.put("issuer", key.chain().stream().map(Issuers::pem).toList());
        file.put("signature", Base64.getEncoder().encodeToString(key.sign(signed(snapshot))));
        return CanonicalJson.write(file).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file and checks who signed it.
     *
     * @param file the bytes
     * @param issuers whose snapshots count
     * @return the snapshot
     * @throws org.lingtan.catalog.source.SourceException if it is not canonical, was changed, or is of somebody else
     */
    public static RegisterSnapshot read(byte[] file, Issuers issuers) {
        JsonNode root = JsonSource.read(FILE, file);
        root.only("snapshot", "issuer", "signature");
        RegisterSnapshot snapshot = snapshot(root.get("snapshot"));
        List<X509Certificate> chain = new ArrayList<>();
        root.get("issuer")
                .items()
                .forEach(item -> chain.addAll(
                        Issuers.certificates(item.text().getBytes(StandardCharsets.US_ASCII), item.place())));
        byte[] signature = signature(root.get("signature"));
        Map<String, Object> again = new LinkedHashMap<>();
        again.put("snapshot", snapshot.json());
        again.put("issuer", chain.stream().map(Issuers::pem).toList());
        again.put("signature", Base64.getEncoder().encodeToString(signature));
        boolean isCanonical = Arrays.equals(CanonicalJson.write(again).getBytes(StandardCharsets.UTF_8), file);
        if (!isCanonical || chain.isEmpty()) {
            throw SealTexts.refuse("snapshot.form", FILE);
        }
        boolean isOurs = issuers.find(chain.get(0))
                .filter(issuer -> issuer.isInUse(snapshot.takenAt()))
                .isPresent();
        if (!isOurs) {
            throw SealTexts.refuse("snapshot.foreign", FILE, SealKey.name(chain.get(0)));
        }
        if (!SealKey.verify(chain.get(0), signed(CanonicalJson.write(snapshot.json())), signature)) {
            throw SealTexts.refuse("snapshot.altered", FILE);
        }
        return snapshot;
    }

    private static byte[] signature(JsonNode node) {
        try {
            return Base64.getDecoder().decode(node.text());
        } catch (IllegalArgumentException e) {
            throw SealTexts.refuse("snapshot.form", node.place());
        }
    }

    private static byte[] signed(String snapshot) {
        return (DOMAIN + "\n" + snapshot).getBytes(StandardCharsets.UTF_8);
    }

    private static RegisterSnapshot snapshot(JsonNode node) {
        node.only("schemaVersion", "register", "sequence", "takenAt", "validUntil", "certificates");
        try {
            return new RegisterSnapshot(
                    node.get("register").text(),
                    Integer.parseInt(node.get("sequence").number().toString()),
                    Instant.parse(node.get("takenAt").text()),
                    Instant.parse(node.get("validUntil").text()),
                    node.get("certificates").items().stream()
                            .map(RegisterSnapshot::entry)
                            .toList());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw SealTexts.refuse("snapshot.form", node.place());
        }
    }

    private static Entry entry(JsonNode node) {
        node.only("number", "digest", "status", "history");
        return new Entry(
                node.get("number").text(),
                node.get("digest").text(),
                status(node.get("status")),
                node.get("history").items().stream()
                        .map(change -> new Change(
                                Instant.parse(change.get("at").text()),
                                status(change.get("status")),
                                change.get("reason").text()))
                        .toList());
    }

    private static Status status(JsonNode node) {
        return Status.valueOf(node.text().toUpperCase(java.util.Locale.ROOT));
    }

    private static String word(Status status) {
        return status.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", "1");
        json.put("register", register);
        json.put("sequence", sequence);
        json.put("takenAt", takenAt.toString());
        json.put("validUntil", validUntil.toString());
        json.put("certificates", entries.stream().map(RegisterSnapshot::json).toList());
        return json;
    }

    private static Map<String, Object> json(Entry entry) {
        return Map.of(
                "number",
                entry.number(),
                "digest",
                entry.digest(),
                "status",
                word(entry.status()),
                "history",
                entry.history().stream()
                        .map(change -> Map.of(
                                "at",
                                change.at().toString(),
                                "status",
                                word(change.status()),
                                "reason",
                                change.reason()))
                        .toList());
    }
}
