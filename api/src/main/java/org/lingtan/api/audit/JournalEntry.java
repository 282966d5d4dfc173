package org.lingtan.api.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * One thing that was done. Its text is the canonical JSON (RFC 8785) of all its members, its hash the SHA-256 of that
 * text; each entry holds the hash of the one before.
 *
 * @param sequence 1 for the first entry, then without gap
 * @param at when, in UTC, to the millisecond
 * @param actor the person or process that did it
 * @param kind what kind of thing, for example {@code case.submit}
 * @param subject what it was done to, for example the id of a case
 * @param body what else there is to know, in the form of {@link CanonicalJson}
 * @param previous the hash of the entry before
 * @param text the canonical JSON
 * @param hash {@code sha256:} and 64 hexadecimal digits
 */
public record JournalEntry(
        long sequence,
        Instant at,
        String actor,
        String kind,
        String subject,
        JsonNode body,
        String previous,
        String text,
        String hash) {

    /** The hash that the first entry holds as that of the one before. */
    public static final String ORIGIN = "sha256:" + "0".repeat(64);

    static JournalEntry next(Link last, Instant at, String actor, String kind, String subject, Map<String, ?> body) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sequence", String.valueOf(last.sequence() + 1));
        json.put("at", at.toString());
        json.put("actor", actor);
        json.put("kind", kind);
        json.put("subject", subject);
        json.put("body", body);
        json.put("previous", last.hash());
        return read(CanonicalJson.write(json));
    }

    /**
     * Reads an entry from its text.
     *
     * @param text the canonical JSON
     * @return the entry, with the hash that belongs to the text
     * @throws org.lingtan.catalog.source.SourceException if it is not an entry
     */
    static JournalEntry read(String text) {
        JsonNode json = JsonSource.read("journal", text);
        json.only("sequence", "at", "actor", "kind", "subject", "body", "previous");
        return new JournalEntry(
                Long.parseLong(json.get("sequence").text()),
                Instant.parse(json.get("at").text()),
                json.get("actor").text(),
                json.get("kind").text(),
                json.get("subject").text(),
                json.get("body"),
                json.get("previous").text(),
                text,
                CanonicalJson.digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /**
     * The end of a chain.
     *
     * @param sequence the number of its last entry; 0 for an empty one
     * @param hash the hash of its last entry
     */
    public record Link(long sequence, String hash) {

        /** The end of an empty chain. */
        static final Link ORIGIN = new Link(0, JournalEntry.ORIGIN);
    }
}
