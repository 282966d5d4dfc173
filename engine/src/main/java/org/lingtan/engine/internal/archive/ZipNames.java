package org.lingtan.engine.internal.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes the names of ZIP entries. Flagged names are UTF-8. Others are UTF-8 where the bytes are valid UTF-8, which
 * names in Chinese practically never are by accident, and else GBK, which Windows in China writes.
 */
record ZipNames(String name, boolean isReadable) {

    static final int UNICODE_PATH = 0x7075;
    private static final Charset GBK = Charset.forName("GBK");

    static ZipNames decode(byte[] raw, boolean flagged) {
        try {
            return new ZipNames(strict(raw, StandardCharsets.UTF_8), true);
        } catch (CharacterCodingException notUtf8) {
            if (!flagged) {
                try {
                    return new ZipNames(strict(raw, GBK), true);
                } catch (CharacterCodingException notGbk) {
                    return unreadable(raw);
                }
            }
            return unreadable(raw);
        }
    }

    private static ZipNames unreadable(byte[] raw) {
        return new ZipNames(new String(raw, StandardCharsets.US_ASCII), false);
    }

    private static String strict(byte[] raw, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(raw))
                .toString();
    }

    /** Whether the Unicode path field (version, CRC of the header's name, UTF-8 name) names the entry as we do. */
    static boolean agrees(byte[] bytes, int at, int length, ZipHeader header) {
        return length > 5 && new String(bytes, at + 5, length - 5, StandardCharsets.UTF_8).equals(header.name());
    }
}
