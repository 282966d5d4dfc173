package org.lingtan.api.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** Reads a stream part by part. Where it breaks off, what came before is a part too. */
final class PartReader {

    /** What a kill costs at most of an upload; small enough to be held for many at once. */
    static final int PART = 1 << 20;

    private final InputStream in;
    private Optional<IOException> broken = Optional.empty();

    PartReader(InputStream in) {
        this.in = in;
    }

    /** The next part, of at most so many bytes; empty at the end. */
    byte[] next(long most) {
        byte[] part = new byte[(int) Math.min(PART, most)];
        int filled = 0;
        try {
            for (int read = 0; filled < part.length && read >= 0; filled += Math.max(read, 0)) {
                read = in.read(part, filled, part.length - filled);
            }
        } catch (IOException e) {
            broken = Optional.of(e);
        }
        return Arrays.copyOf(part, filled);
    }

    void requireSound() {
        broken.ifPresent(failure -> {
            throw new UncheckedIOException(failure);
        });
    }

    boolean hasMore() {
        try {
            return in.read() >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
