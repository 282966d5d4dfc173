package org.lingtan.catalog.source;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes XML strictly as UTF-8: a wrong declaration or a malformed byte refuses the file instead of being guessed at. */
final class XmlEncoding {

    private static final int HEAD = 512;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Pattern DECLARATION = Pattern.compile(
            "^<\\?xml\\s+version\\s*=\\s*[\"']([^\"']*)[\"'](?:\\s+encoding\\s*=\\s*[\"']([^\"']*)[\"'])?");

    private XmlEncoding() {}

    static Reader open(InputStream in, XmlErrors errors) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        boolean marked = head.length >= BOM.length && Arrays.equals(Arrays.copyOf(head, BOM.length), BOM);
        int start = marked ? BOM.length : 0;
        String declared = new String(head, start, head.length - start, StandardCharsets.ISO_8859_1);
        if (declared.isEmpty()) {
            throw errors.refusal("xml.empty", errors.file());
        }
        // A NUL or a UTF-16 mark among the first bytes can only be another encoding.
        if (declared.indexOf(0) >= 0 || (head[0] & 0xFE) == 0xFE) {
            throw errors.refusal("xml.encoding", errors.file(), "UTF-16/UTF-32");
        }
        Matcher matcher = DECLARATION.matcher(declared);
        if (matcher.find()) {
            if (!matcher.group(1).equals("1.0")) {
                throw errors.refusal("xml.version", errors.file(), matcher.group(1));
            }
            if (matcher.group(2) != null && !matcher.group(2).equalsIgnoreCase("UTF-8")) {
                throw errors.refusal("xml.encoding", errors.file(), matcher.group(2));
            }
        }
        InputStream rest = new Bounded(in, (long) XmlSource.MAX_BYTES - head.length, errors);
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(head, start, head.length - start), rest);
        Reader decoded = new InputStreamReader(
                all,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new XmlTokens(decoded, errors);
    }

    /** Stops at the limit, and leaves closing to whoever opened the stream. */
    private static final class Bounded extends FilterInputStream {

        private final XmlErrors errors;
        private long left;

        Bounded(InputStream in, long left, XmlErrors errors) {
            super(in);
            this.left = left;
            this.errors = errors;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw errors.refusal("xml.too-long", errors.file(), XmlSource.MAX_BYTES);
            }
            return count;
        }

        @Override
        public void close() {
            // The caller of XmlSource closes what it opened.
        }
    }
}
