package org.lingtan.engine.internal.archive;

import java.util.ArrayList;
import java.util.List;

/** Reads the central directory of a ZIP, which must end the file and be complete. */
final class ZipDirectory {

    static final long END = 0x06054b50L;
    static final int END_LENGTH = 22;
    private static final long CENTRAL = 0x02014b50L;
    private static final long LOCATOR_64 = 0x07064b50L;
    private static final int CENTRAL_LENGTH = 46;
    private static final int MAX_LENGTH = 4_000_000;
    private static final int MAX_COMMENT = 65_535;
    private static final int FIELD_64 = 0x0001;
    private static final int FILE_TYPE = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final int LINK = 0xA000;

    private final ByteSource source;
    private final ArchiveProblems problems;
    private final EntryNames names;

    ZipDirectory(ByteSource source, ArchiveProblems problems) {
        this.source = source;
        this.problems = problems;
        this.names = new EntryNames(problems);
    }

    /** Where the directory starts, which is where the last entry must end. */
    record Contents(List<ZipHeader> headers, long start) {}

    Contents read() {
        byte[] end = source.read(Math.max(0, source.size() - END_LENGTH), END_LENGTH);
        if (end.length < END_LENGTH || Bytes.u32(end, 0) != END || Bytes.u16(end, 20) != 0) {
            throw problems.broken(hasEndEarlier() ? "zip.trailing" : "zip.not-zip");
        }
        int count = Bytes.u16(end, 10);
        long length = Bytes.u32(end, 12);
        long start = Bytes.u32(end, 16);
        long endsAt = source.size() - END_LENGTH;
        byte[] before = source.read(Math.max(0, endsAt - 20), 4);
        if (count == 0xFFFF
                || length == 0xFFFFFFFFL
                || start == 0xFFFFFFFFL
                || (before.length == 4 && Bytes.u32(before, 0) == LOCATOR_64)) {
            throw problems.broken("zip.zip64");
        }
        if (Bytes.u16(end, 4) != 0 || Bytes.u16(end, 6) != 0 || Bytes.u16(end, 8) != count) {
            throw problems.broken("zip.multi-disk");
        }
        if (count > Archive.MAX_ENTRIES) {
            throw problems.broken("package.too-many", count, Archive.MAX_ENTRIES);
        }
        if (start + length != endsAt || length > MAX_LENGTH) {
            throw problems.broken(start + length < endsAt ? "zip.prefixed" : "zip.directory");
        }
        return new Contents(headers(source.read(start, (int) length), count), start);
    }

    private boolean hasEndEarlier() {
        byte[] tail = source.read(Math.max(0, source.size() - END_LENGTH - MAX_COMMENT), END_LENGTH + MAX_COMMENT);
        for (int i = tail.length - END_LENGTH; i >= 0; i--) {
            if (Bytes.u32(tail, i) == END) {
                return true;
            }
        }
        return false;
    }

    private List<ZipHeader> headers(byte[] bytes, int count) {
        List<ZipHeader> result = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + CENTRAL_LENGTH > bytes.length || Bytes.u32(bytes, at) != CENTRAL) {
                throw problems.broken("zip.directory");
            }
            int nameLength = Bytes.u16(bytes, at + 28);
            int extraLength = Bytes.u16(bytes, at + 30);
            int next = at + CENTRAL_LENGTH + nameLength + extraLength + Bytes.u16(bytes, at + 32);
            if (next > bytes.length) {
                throw problems.broken("zip.directory");
            }
            ZipHeader header = header(bytes, at, nameLength, extraLength);
            if (header != null) {
                result.add(header);
            }
            at = next;
        }
        if (at != bytes.length) {
            throw problems.broken("zip.directory");
        }
        return result;
    }

    private @org.jspecify.annotations.Nullable ZipHeader header(byte[] bytes, int at, int nameLength, int extraLength) {
        byte[] raw = java.util.Arrays.copyOfRange(bytes, at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
        int flags = Bytes.u16(bytes, at + 8);
        ZipNames decoded = ZipNames.decode(raw, (flags & ZipHeader.UTF_8) != 0);
        String name = decoded.name();
        if (!decoded.isReadable()) {
            problems.add("zip.name-encoding", name);
            return null;
        }
        ZipHeader header = new ZipHeader(
                name,
                new String(raw, java.nio.charset.StandardCharsets.ISO_8859_1),
                flags,
                Bytes.u16(bytes, at + 10),
                Bytes.u32(bytes, at + 16),
                Bytes.u32(bytes, at + 20),
                Bytes.u32(bytes, at + 24),
                Bytes.u32(bytes, at + 42));
        checkExtra(bytes, at + CENTRAL_LENGTH + nameLength, extraLength, header);
        checkKind(header, Bytes.u16(bytes, at + 34), (int) (Bytes.u32(bytes, at + 38) >>> 16) & FILE_TYPE);
        return names.admit(name) ? header : null;
    }

    private void checkExtra(byte[] bytes, int start, int length, ZipHeader header) {
        int at = start;
        int end = start + length;
        while (at + 4 <= end) {
            int id = Bytes.u16(bytes, at);
            int size = Bytes.u16(bytes, at + 2);
            if (id == FIELD_64) {
                throw problems.broken("zip.zip64");
            }
            if (id == ZipNames.UNICODE_PATH && at + 4 + size <= end && !ZipNames.agrees(bytes, at + 4, size, header)) {
                problems.add("zip.two-names", header.name());
            }
            at += 4 + size;
        }
    }

    private void checkKind(ZipHeader header, int disk, int type) {
        if (disk != 0) {
            throw problems.broken("zip.multi-disk");
        }
        if (header.packed() == 0xFFFFFFFFL || header.size() == 0xFFFFFFFFL || header.offset() == 0xFFFFFFFFL) {
            throw problems.broken("zip.zip64");
        }
        if (header.has(ZipHeader.ENCRYPTED | ZipHeader.STRONG | ZipHeader.MASKED)) {
            problems.add("zip.encrypted", header.name());
        } else if ((header.method() != 0 && header.method() != 8) || header.has(ZipHeader.PATCHED)) {
            problems.add("zip.method", header.name(), header.method());
        }
        if (type == LINK) {
            problems.add("package.link", header.name());
        } else if ((type != 0 && type != REGULAR && type != FOLDER) || (header.isFolder() && header.size() > 0)) {
            problems.add("package.special", header.name());
        }
        if (header.method() == 0 && header.packed() != header.size()) {
            problems.add("zip.size", header.name());
        }
        if (header.size() > Archive.RATIO_FREE && header.size() / Archive.MAX_RATIO > header.packed()) {
            problems.add("zip.ratio", header.name(), Archive.MAX_RATIO);
        }
    }
}
