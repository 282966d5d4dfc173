package org.lingtan.report.seal;

import java.io.ByteArrayOutputStream;
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
import java.util.function.Consumer;
import java.util.function.Function;
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

    /** The most characters read: some 600,000 certificates. */
    private static final int MAX_CHARACTERS = 200_000_000;

    private static final int FRAME = 16_384;

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
     * The file, signed. It is written entry by entry, so that it is the largest thing that is held.
     *
     * @param key the issuer's key
     * @return UTF-8
     */
    public byte[] write(SealKey key) {
        ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
        stretches(snapshot::writeBytes);
        byte[] signature = key.sign(signed(snapshot.toByteArray(), 0, snapshot.size()));
        ByteArrayOutputStream file = new ByteArrayOutputStream(snapshot.size() + FRAME);
        file.writeBytes(head(key.chain(), signature));
        file.writeBytes(snapshot.toByteArray());
        file.write('}');
        return file.toByteArray();
    }

    /**
     * Reads a file and checks who signed it.
     *
     * @param file the bytes, at most 200,000,000 characters
     * @param issuers whose snapshots count
     * @return the snapshot
     * @throws org.lingtan.catalog.source.SourceException if it is not canonical, was changed, or is of somebody else
     */
    public static RegisterSnapshot read(byte[] file, Issuers issuers) {
        List<Entry> entries = new ArrayList<>();
        JsonNode root = JsonSource.readLong(
                FILE,
                file,
                MAX_CHARACTERS,
                List.of("snapshot", "certificates"),
                node -> entries.add(wellFormed(node, RegisterSnapshot::entry)));
        root.only("snapshot", "issuer", "signature");
        RegisterSnapshot snapshot = wellFormed(root.get("snapshot"), node -> snapshot(node, entries));
        List<X509Certificate> chain = new ArrayList<>();
        root.get("issuer")
                .items()
                .forEach(item -> chain.addAll(
                        Issuers.certificates(item.text().getBytes(StandardCharsets.US_ASCII), item.place())));
        byte[] signature = signature(root.get("signature"));
        byte[] head = head(chain, signature);
        Expected expected = new Expected(file);
        expected.next(head);
        snapshot.stretches(expected::next);
        expected.next(new byte[] {'}'});
        if (!expected.isWhole() || chain.isEmpty()) {
            throw SealTexts.refuse("snapshot.form", FILE);
        }
        boolean isOurs = issuers.find(chain.get(0))
                .filter(issuer -> issuer.isInUse(snapshot.takenAt()))
                .isPresent();
        if (!isOurs) {
            throw SealTexts.refuse("snapshot.foreign", FILE, SealKey.name(chain.get(0)));
        }
        if (!SealKey.verify(chain.get(0), signed(file, head.length, file.length - head.length - 1), signature)) {
            throw SealTexts.refuse("snapshot.altered", FILE);
        }
        return snapshot;
    }

    /** What a file has to be, held against it stretch by stretch. */
    private static final class Expected {

        private final byte[] file;
        private int at;
        private boolean holds = true;

        Expected(byte[] file) {
            this.file = file;
        }

        void next(byte[] stretch) {
            int end = at + stretch.length;
            holds = holds && end <= file.length && Arrays.equals(file, at, end, stretch, 0, stretch.length);
            at = end;
        }

        boolean isWhole() {
            return holds && at == file.length;
        }
    }

    /** Everything before the snapshot: canonical JSON sorts its members. */
    private static byte[] head(List<X509Certificate> chain, byte[] signature) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("issuer", chain.stream().map(Issuers::pem).toList());
        head.put("signature", Base64.getEncoder().encodeToString(signature));
        String open = CanonicalJson.write(head);
        return utf8(open.substring(0, open.length() - 1) + ",\"snapshot\":");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] signature(JsonNode node) {
        try {
            return Base64.getDecoder().decode(node.text());
        } catch (IllegalArgumentException e) {
            throw SealTexts.refuse("snapshot.form", node.place());
        }
    }

    private static byte[] signed(byte[] bytes, int from, int length) {
        byte[] domain = utf8(DOMAIN + "\n");
        byte[] signed = Arrays.copyOf(domain, domain.length + length);
        System.arraycopy(bytes, from, signed, domain.length, length);
        return signed;
    }

    private static <T> T wellFormed(JsonNode node, Function<JsonNode, T> reader) {
        try {
            return reader.apply(node);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw SealTexts.refuse("snapshot.form", node.place());
        }
    }

    /** The entries were handed over before. */
    private static RegisterSnapshot snapshot(JsonNode node, List<Entry> entries) {
        node.only("schemaVersion", "register", "sequence", "takenAt", "validUntil", "certificates");
        node.get("certificates").items();
        return new RegisterSnapshot(
                node.get("register").text(),
                Integer.parseInt(node.get("sequence").number().toString()),
                Instant.parse(node.get("takenAt").text()),
                Instant.parse(node.get("validUntil").text()),
                entries);
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

    /** The canonical JSON, in stretches: the certificates, of which there are many, come first. */
    private void stretches(Consumer<byte[]> out) {
        String before = "{\"certificates\":[";
        for (Entry entry : entries) {
            out.accept(utf8(before + CanonicalJson.write(json(entry))));
            before = ",";
        }
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put("register", register);
        rest.put("schemaVersion", "1");
        rest.put("sequence", sequence);
        rest.put("takenAt", takenAt.toString());
        rest.put("validUntil", validUntil.toString());
        String opened = entries.isEmpty() ? before : "";
        out.accept(utf8(opened + "]," + CanonicalJson.write(rest).substring(1)));
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
