package org.lingtan.engine.internal.archive;

/** Little-endian numbers in a stretch of bytes, as ZIP writes them. */
final class Bytes {

    private Bytes() {}

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    static long u32(byte[] bytes, int at) {
        return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
    }
}
