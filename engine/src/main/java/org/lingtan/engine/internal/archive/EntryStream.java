package org.lingtan.engine.internal.archive;

import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The content of one ZIP entry; gives out exactly the declared bytes, or refuses. */
final class EntryStream extends InputStream {

    private static final int CHUNK = 16_384;

    private final ByteSource source;
    private final ZipHeader header;
    private final String place;
    private final CRC32 crc = new CRC32();
    private final byte[] chunk = new byte[CHUNK];
    private @Nullable Inflater inflater;
    private long at;
    private long packedLeft;
    private long given;
    private boolean ended;

    EntryStream(ByteSource source, long start, ZipHeader header, String place) {
        this.source = source;
        this.header = header;
        this.place = place;
        this.at = start;
        this.packedLeft = header.packed();
        this.inflater = header.method() == 0 ? null : new Inflater(true);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        int count = inflater == null ? stored(bytes, offset, length) : inflated(inflater, bytes, offset, length);
        if (count < 0) {
            finish();
            return -1;
        }
        given += count;
        if (given > header.size()) {
            close();
            throw ArchiveProblems.refusal("zip.size", place);
        }
        crc.update(bytes, offset, count);
        return count;
    }

    private int stored(byte[] bytes, int offset, int length) {
        int count = fetch(Math.min(length, CHUNK));
        if (count > 0) {
            System.arraycopy(chunk, 0, bytes, offset, count);
        }
        return count > 0 ? count : -1;
    }

    private int inflated(Inflater from, byte[] bytes, int offset, int length) {
        try {
            while (!from.finished()) {
                int count = from.inflate(bytes, offset, length);
                if (count > 0) {
                    return count;
                }
                if (!from.finished() && (from.needsDictionary() || (from.needsInput() && !refill(from)))) {
                    throw ArchiveProblems.refusal("zip.data", place);
                }
            }
            // A deflated stream that ends before its packed bytes hides something behind itself.
            if (from.getRemaining() > 0 || packedLeft > 0) {
                throw ArchiveProblems.refusal("zip.data", place);
            }
            return -1;
        } catch (DataFormatException e) {
            throw ArchiveProblems.refusal("zip.data", place);
        }
    }

    private boolean refill(Inflater into) {
        int count = fetch(CHUNK);
        if (count > 0) {
            into.setInput(chunk, 0, count);
        }
        return count > 0;
    }

    private int fetch(int length) {
        int count = source.read(at, chunk, (int) Math.min(length, packedLeft));
        if (count > 0) {
            at += count;
            packedLeft -= count;
        }
        return count;
    }

    private void finish() {
        close();
        if (given != header.size()) {
            throw ArchiveProblems.refusal("zip.size", place);
        }
        if (crc.getValue() != header.crc()) {
            throw ArchiveProblems.refusal("zip.checksum", place);
        }
    }

    @Override
    public void close() {
        ended = true;
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
