package org.lingtan.engine.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP whose two views agree: the entries of the central directory, in the order of their places, follow each other
 * from the first byte to the directory without gap or overlap, and every local header repeats its directory entry.
 */
final class ZipArchive implements Archive {

    private static final long LOCAL = 0x04034b50L;
    private static final long DESCRIPTOR = 0x08074b50L;
    private static final int LOCAL_LENGTH = 30;
    private static final int LONG_DESCRIPTOR = 24;

    private final String name;
    private final ByteSource source;
    private final @Nullable AutoCloseable underlying;
    private final ArchiveProblems problems;
    private final Map<String, ZipHeader> headers = new TreeMap<>();
    private final Map<String, Long> contentStart = new TreeMap<>();
    private final SortedMap<String, Long> files = new TreeMap<>();

    ZipArchive(String name, ByteSource source, @Nullable AutoCloseable underlying) {
        this.name = name;
        this.source = source;
        this.underlying = underlying;
        this.problems = new ArchiveProblems(name);
        ZipDirectory.Contents contents = new ZipDirectory(source, problems).read();
        problems.throwIfAny();
        long total = contents.headers().stream().mapToLong(ZipHeader::size).sum();
        if (total > MAX_BYTES) {
            throw problems.broken("package.too-large", total, MAX_BYTES);
        }
        compareViews(contents);
        problems.throwIfAny();
    }

    private void compareViews(ZipDirectory.Contents contents) {
        List<ZipHeader> ordered = contents.headers().stream()
                .sorted(Comparator.comparingLong(ZipHeader::offset))
                .toList();
        long expected = 0;
        for (int i = 0; i < ordered.size(); i++) {
            ZipHeader header = ordered.get(i);
            if (header.offset() != expected) {
                throw problems.broken(
                        i == 0 ? "zip.prefixed" : header.offset() < expected ? "zip.overlap" : "zip.gap",
                        header.name());
            }
            long start = checkLocal(header);
            long end = start + header.packed();
            long next = i + 1 < ordered.size() ? ordered.get(i + 1).offset() : contents.start();
            if (next < end) {
                throw problems.broken("zip.overlap", header.name());
            }
            if (header.has(ZipHeader.DESCRIPTOR)) {
                end = checkDescriptor(header, end, next);
            }
            if (!header.isFolder()) {
                headers.put(header.name(), header);
                contentStart.put(header.name(), start);
                files.put(header.name(), header.size());
            }
            expected = end;
        }
        if (expected != contents.start()) {
            throw problems.broken("zip.gap", name);
        }
    }

    private long checkLocal(ZipHeader header) {
        byte[] local = source.read(header.offset(), LOCAL_LENGTH);
        if (local.length < LOCAL_LENGTH || Bytes.u32(local, 0) != LOCAL) {
            throw problems.broken("zip.directory");
        }
        int nameLength = Bytes.u16(local, 26);
        byte[] raw = source.read(header.offset() + LOCAL_LENGTH, nameLength);
        boolean later = header.has(ZipHeader.DESCRIPTOR);
        boolean same = Bytes.u16(local, 6) == header.flags()
                && Bytes.u16(local, 8) == header.method()
                && new String(raw, StandardCharsets.ISO_8859_1).equals(header.rawName())
                && repeats(Bytes.u32(local, 14), header.crc(), later)
                && repeats(Bytes.u32(local, 18), header.packed(), later)
                && repeats(Bytes.u32(local, 22), header.size(), later);
        if (!same) {
            problems.add("zip.local-header", header.name());
        }
        return header.offset() + LOCAL_LENGTH + nameLength + Bytes.u16(local, 28);
    }

    private static boolean repeats(long local, long central, boolean mayBeZero) {
        return local == central || (mayBeZero && local == 0);
    }

    /** After streamed content stand CRC and sizes, with or without a signature. */
    private long checkDescriptor(ZipHeader header, long at, long next) {
        if (underlying == null && next - at == LONG_DESCRIPTOR) {
            return checkLongDescriptor(header, at);
        }
        byte[] bytes = source.read(at, (int) Math.min(16, next - at));
        int start = bytes.length == 16 && Bytes.u32(bytes, 0) == DESCRIPTOR ? 4 : 0;
        boolean same = bytes.length >= start + 12
                && Bytes.u32(bytes, start) == header.crc()
                && Bytes.u32(bytes, start + 4) == header.packed()
                && Bytes.u32(bytes, start + 8) == header.size();
        if (!same) {
            problems.add("zip.local-header", header.name());
            return next;
        }
        return at + start + 12;
    }

    /** Some writers of spreadsheets give the sizes eight bytes each; a package itself may not. */
    private long checkLongDescriptor(ZipHeader header, long at) {
        byte[] bytes = source.read(at, LONG_DESCRIPTOR);
        boolean same = Bytes.u32(bytes, 0) == DESCRIPTOR
                && Bytes.u32(bytes, 4) == header.crc()
                && Bytes.u32(bytes, 8) == header.packed()
                && Bytes.u32(bytes, 12) == 0
                && Bytes.u32(bytes, 16) == header.size()
                && Bytes.u32(bytes, 20) == 0;
        if (!same) {
            problems.add("zip.local-header", header.name());
        }
        return at + LONG_DESCRIPTOR;
    }

    @Override
    public SortedMap<String, Long> files() {
        return Collections.unmodifiableSortedMap(files);
    }

    @Override
    public InputStream open(String path) {
        ZipHeader header = headers.get(path);
        Long start = contentStart.get(path);
        if (header == null || start == null) {
            throw new IllegalArgumentException("The archive holds no file (%s).".formatted(path));
        }
        return new EntryStream(source, start, header, name + "!" + path);
    }

    @Override
    public void close() {
        try {
            if (underlying != null) {
                underlying.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("The archive (%s) could not be closed.".formatted(name), e);
        }
    }
}
