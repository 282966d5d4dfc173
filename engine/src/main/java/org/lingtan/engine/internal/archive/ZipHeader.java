package org.lingtan.engine.internal.archive;

/**
 * What the central directory says about one entry.
 *
 * @param name the decoded name; a folder's ends in a slash
 * @param rawName the bytes of the name, one character each, which the local header must repeat
 * @param flags the general purpose flags
 * @param method 0 (stored) or 8 (deflated)
 * @param crc the CRC-32 of the content
 * @param packed bytes in the archive
 * @param size bytes of the content
 * @param offset where the local header starts
 */
record ZipHeader(String name, String rawName, int flags, int method, long crc, long packed, long size, long offset) {

    static final int ENCRYPTED = 1;
    static final int DESCRIPTOR = 1 << 3;
    static final int PATCHED = 1 << 5;
    static final int STRONG = 1 << 6;
    static final int UTF_8 = 1 << 11;
    static final int MASKED = 1 << 13;

    boolean isFolder() {
        return name.endsWith("/");
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
