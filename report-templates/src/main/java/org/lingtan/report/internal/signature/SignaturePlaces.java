package org.lingtan.report.internal.signature;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Where in the bytes of a document its signature stands.
 *
 * @param range the offset of the byte range's opening bracket
 * @param contents the offset of the signature's opening angle bracket
 * @param time the offset of the time's opening parenthesis
 */
public record SignaturePlaces(int range, int contents, int time) {

    private static final byte[] RANGE_KEY = ascii("/ByteRange ");
    private static final byte[] RESERVED = ascii("/ByteRange " + SignatureSpace.RANGE + "/Contents <0");
    private static final byte[] TIME_KEY = ascii("/M (D:");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'(D:'uuuuMMddHHmmss'Z)'", Locale.ROOT);
    private static final int HEX = SignatureSpace.CONTENT_BYTES * 2;

    /**
     * The places in a document that is not signed yet.
     *
     * @param document the bytes
     * @return the places
     * @throws IllegalArgumentException if no signature is reserved, or more than one
     */
    public static SignaturePlaces reserved(byte[] document) {
        int found = indexOf(document, RESERVED, 0);
        if (found < 0 || indexOf(document, RANGE_KEY, found + 1) >= 0) {
            throw new IllegalArgumentException("The document reserves no signature, or more than one.");
        }
        int range = found + RANGE_KEY.length;
        int contents = found + RESERVED.length - 2;
        int end = contents + HEX + 2;
        int time = indexOf(document, TIME_KEY, end) + "/M ".length();
        boolean whole = end < document.length
                && document[end - 1] == '>'
                && time > end
                && Arrays.equals(
                        ascii(SignatureSpace.TIME),
                        Arrays.copyOfRange(document, time, time + SignatureSpace.TIME.length()));
        if (!whole) {
            throw new IllegalArgumentException("The signature reserved in the document is not whole.");
        }
        return new SignaturePlaces(range, contents, time);
    }

    /**
     * Fills in time and byte range of a document that reserves a signature.
     *
     * @param document the bytes
     * @param signing the time of signing; its second counts
     * @return the document, with room for the signature
     */
    public byte[] prepare(byte[] document, Instant signing) {
        byte[] prepared = document.clone();
        put(prepared, time, TIME.format(signing.atOffset(ZoneOffset.UTC)));
        String text = "[0 %d %d %d".formatted(contents, end(), document.length - end());
        put(prepared, range, text + " ".repeat(SignatureSpace.RANGE.length() - text.length() - 1) + "]");
        return prepared;
    }

    /**
     * What the signature covers: everything but its own place.
     *
     * @param document the bytes
     * @return the bytes covered
     */
    public byte[] covered(byte[] document) {
        byte[] covered = new byte[document.length - HEX - 2];
        System.arraycopy(document, 0, covered, 0, contents);
        System.arraycopy(document, end(), covered, contents, document.length - end());
        return covered;
    }

    /**
     * Fills in the signature.
     *
     * @param prepared the document, which is changed
     * @param signature the signature in DER
     * @throws IllegalArgumentException if it is longer than the room for it
     */
    public void fill(byte[] prepared, byte[] signature) {
        if (signature.length > SignatureSpace.CONTENT_BYTES) {
            throw new IllegalArgumentException("The signature (%d bytes) is longer than the room for it (%d)."
                    .formatted(signature.length, SignatureSpace.CONTENT_BYTES));
        }
        put(prepared, contents + 1, HexFormat.of().formatHex(signature));
    }

    /** The offset after the signature's closing angle bracket. */
    public int end() {
        return contents + HEX + 2;
    }

    private static void put(byte[] document, int at, String text) {
        System.arraycopy(ascii(text), 0, document, at, text.length());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static int indexOf(byte[] document, byte[] wanted, int from) {
        for (int at = from; at <= document.length - wanted.length; at++) {
            if (document[at] == wanted[0]
                    && Arrays.equals(document, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
