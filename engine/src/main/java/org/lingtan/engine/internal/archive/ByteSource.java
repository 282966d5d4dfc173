package org.lingtan.engine.internal.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read at any place. */
public interface ByteSource {

    /**
     * How many bytes there are.
     *
     * @return the number of bytes
     */
    long size();

    /**
     * Reads some bytes.
     *
     * @param at where to start, 0 or more
     * @param into receives the bytes
     * @param length how many to read at most
     * @return how many were read; -1 at the end
     */
    int read(long at, byte[] into, int length);

    /**
     * Reads a stretch.
     *
     * @param at where to start
     * @param length how many bytes
     * @return the bytes; fewer if the source ends before
     */
    default byte[] read(long at, int length) {
        byte[] result = new byte[(int) Math.max(0, Math.min(length, size() - at))];
        int done = 0;
        while (done < result.length) {
            byte[] rest = new byte[result.length - done];
            int count = read(at + done, rest, rest.length);
            if (count <= 0) {
                return java.util.Arrays.copyOf(result, done);
            }
            System.arraycopy(rest, 0, result, done, count);
            done += count;
        }
        return result;
    }

    /**
     * The bytes of an open file.
     *
     * @param channel the file; not closed
     * @return the source
     */
    static ByteSource of(FileChannel channel) {
        try {
            long size = channel.size();
            return new ByteSource() {
                @Override
                public long size() {
                    return size;
                }

                @Override
                public int read(long at, byte[] into, int length) {
                    try {
                        return channel.read(ByteBuffer.wrap(into, 0, length), at);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Bytes in memory.
     *
     * @param bytes the bytes; not copied
     * @return the source
     */
    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long at, byte[] into, int length) {
                int count = (int) Math.min(length, bytes.length - at);
                if (count <= 0) {
                    return -1;
                }
                System.arraycopy(bytes, (int) at, into, 0, count);
                return count;
            }
        };
    }
}
