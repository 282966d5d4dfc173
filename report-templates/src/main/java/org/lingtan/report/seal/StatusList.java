package org.lingtan.report.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * The status of many credentials in one (W3C Bitstring Status List v1.0): a list of bits, the first one the leftmost,
 * compressed and secured as a JWS of type {@code vc+jwt}.
 */
public final class StatusList {

    /** How many credentials a list speaks of: the fewest that the recommendation allows, 16 KB of bits. */
    public static final int ENTRIES = 131_072;

    private static final int BYTE = 8;

    /** What a bit that is set means. */
    public enum Purpose {
        /** Taken back for good. */
        REVOCATION,
        /** Not in force for the time being. */
        SUSPENSION;

        /**
         * How the purpose is written.
         *
         * @return {@code revocation} or {@code suspension}
         */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private StatusList() {}

    /**
     * Issues a list.
     *
     * @param address where it is found, also its id
     * @param purpose what a bit that is set means
     * @param set the credentials for which it is set, by their place from 0
     * @param key signs
     * @param now from when it holds
     * @param goodFor for how long it may be relied on
     * @return the credential
     * @throws IllegalArgumentException if a place lies beyond the list
     */
    public static byte[] issue(
            String address, Purpose purpose, BitSet set, SealKey key, Instant now, Duration goodFor) {
        Map<String, Object> subject = new TreeMap<>();
        subject.put("id", address + "#list");
        subject.put("type", "BitstringStatusList");
        subject.put("statusPurpose", purpose.code());
        subject.put("encodedList", encoded(set));
        Map<String, Object> claims = new TreeMap<>();
        claims.put("@context", List.of("https://www.w3.org/ns/credentials/v2"));
        claims.put("id", address);
        claims.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        claims.put("issuer", CredentialClaims.did(key.certificate().getPublicKey()));
        claims.put("validFrom", now.toString());
        claims.put("validUntil", now.plus(goodFor).toString());
        claims.put("credentialSubject", subject);
        return ReportCredential.signed(claims, key);
    }

    /** Multibase: base64url without padding, with its letter. */
    private static String encoded(BitSet set) {
        if (set.length() > ENTRIES) {
            throw new IllegalArgumentException("The list has %d places, not %d.".formatted(ENTRIES, set.length()));
        }
        byte[] bits = new byte[ENTRIES / BYTE];
        set.stream().forEach(place -> bits[place / BYTE] |= (byte) (0x80 >> (place % BYTE)));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }
}
