package org.lingtan.report.internal.signature;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

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
    private static final byte[] CONTENTS_KEY = ascii("/Contents <");
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
     * The places in a signed document.
     *
     * @param document the bytes
     * @return the places; empty where the byte range is missing, there twice, or not of the one form
     */
    public static Optional<SignaturePlaces> signed(byte[] document) {
        int found = indexOf(document, RANGE_KEY, 0);
        if (found < 0 || indexOf(document, RANGE_KEY, found + 1) >= 0) {
            return Optional.empty();
        }
        int range = found + RANGE_KEY.length;
        int contents = range + SignatureSpace.RANGE.length() + "/Contents ".length();
        int time = indexOf(document, TIME_KEY, Math.min(contents + HEX, document.length)) + "/M ".length();
        SignaturePlaces places = new SignaturePlaces(range, contents, time);
        if (places.end() >= document.length || time <= contents) {
            return Optional.empty();
        }
        Optional<Instant> signing = places.time(document);
        boolean isOfOneForm = signing.isPresent()
                && Arrays.equals(
                        document, contents - "/Contents ".length(), contents + 1, CONTENTS_KEY, 0, CONTENTS_KEY.length)
                && document[places.end() - 1] == '>'
                && equal(document, range, rangeText(contents, places.end(), document.length));
        return isOfOneForm ? Optional.of(places) : Optional.empty();
    }

    private static String rangeText(int contents, int end, int length) {
        String text = "[0 %d %d %d".formatted(contents, end, length - end);
        return text + " ".repeat(SignatureSpace.RANGE.length() - text.length() - 1) + "]";
    }

    private static boolean equal(byte[] document, int at, String text) {
        byte[] expected = ascii(text);
        return at + expected.length <= document.length
                && Arrays.equals(document, at, at + expected.length, expected, 0, expected.length);
    }

    /** The time that the signer claims. */
    public Optional<Instant> time(byte[] document) {
        int length = SignatureSpace.TIME.length();
        if (time + length > document.length) {
            return Optional.empty();
        }
        try {
            String text = new String(document, time, length, StandardCharsets.US_ASCII);
            Instant signing = LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
            return TIME.format(signing.atOffset(ZoneOffset.UTC)).equals(text) ? Optional.of(signing) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The signature in a signed document.
     *
     * @param document the bytes
     * @return the signature in DER without its padding; empty where a digit is not one, in lower case, or the padding is
     *     not zero
     */
    public Optional<byte[]> signature(byte[] document) {
        for (int at = contents + 1; at < end() - 1; at++) {
            if (!(document[at] >= '0' && document[at] <= '9') && !(document[at] >= 'a' && document[at] <= 'f')) {
                return Optional.empty();
            }
        }
        byte[] padded = HexFormat.of().parseHex(new String(document, contents + 1, HEX, StandardCharsets.US_ASCII));
        int length = lengthOfDer(padded);
        for (int at = length; at < padded.length; at++) {
            if (padded[at] != 0) {
                return Optional.empty();
            }
        }
        return Optional.of(Arrays.copyOf(padded, length));
    }

    /** The length of a sequence that states it in two bytes, as every signature here does; of anything else, all of it. */
    private static int lengthOfDer(byte[] padded) {
        boolean isSequence = padded[0] == 0x30 && (padded[1] & 0xff) == 0x82;
        int length = 4 + ((padded[2] & 0xff) << 8) + (padded[3] & 0xff);
        return isSequence && length <= padded.length ? length : padded.length;
    }

    /**
     * A document as it was before it was signed.
     *
     * @param document the bytes
     * @return the same bytes without time, byte range and signature
     */
    public byte[] unsigned(byte[] document) {
        byte[] unsigned = document.clone();
        put(unsigned, range, SignatureSpace.RANGE);
        put(unsigned, time, SignatureSpace.TIME);
        Arrays.fill(unsigned, contents + 1, end() - 1, (byte) '0');
        return unsigned;
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
        put(prepared, range, rangeText(contents, end(), document.length));
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

    /** Whether the bytes of a document hold a word. */
    public static boolean mentions(byte[] document, String word) {
        return indexOf(document, ascii(word), 0) >= 0;
    }

    private static int indexOf(byte[] document, byte[] wanted, int from) {
        for (int at = from; at <= document.length - wanted.length; at++) {
            if (document[at] == wanted[0]
                    && Arrays.equals(document, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
