package org.lingtan.engine.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes ZIP archives field by field, so that each field can be made to lie. */
final class RawZip {

    static final class Entry {
        byte[] centralName;
        byte[] localName;
        byte[] data;
        byte[] packed;
        byte[] centralExtra = {};
        long crc;
        long declared;
        long packedDeclared;
        int flags = 1 << 11;
        int localFlags = 1 << 11;
        int method = 8;
        int madeBy = 20;
        int disk;
        long attributes;
        long offset = -1;
        boolean local = true;

        Entry(byte[] name, byte[] data) {
            this.centralName = name;
            this.localName = name;
            this.data = data;
            this.declared = data.length;
            CRC32 check = new CRC32();
            check.update(data);
            this.crc = check.getValue();
            this.packed = deflate(data);
            this.packedDeclared = packed.length;
        }

        Entry stored() {
            method = 0;
            packed = data;
            packedDeclared = data.length;
            return this;
        }
    }

    final List<Entry> entries = new ArrayList<>();
    byte[] prefix = {};
    byte[] beforeDirectory = {};
    byte[] suffix = {};
    byte[] comment = {};
    int count = -1;
    int disk;
    boolean zip64;

    static RawZip of(Map<String, byte[]> files) {
        RawZip zip = new RawZip();
        files.forEach(zip::add);
        return zip;
    }

    RawZip add(String name, byte[] data) {
        entries.add(new Entry(name.getBytes(StandardCharsets.UTF_8), data));
        return this;
    }

    Entry last() {
        return entries.get(entries.size() - 1);
    }

    static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[65_536];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        for (Entry e : entries) {
            if (e.offset < 0) {
                e.offset = out.size();
            }
            if (e.local) {
                local(out, e);
            }
        }
        out.writeBytes(beforeDirectory);
        int start = out.size();
        entries.forEach(e -> central(out, e));
        int length = out.size() - start;
        if (zip64) {
            u32(out, 0x07064b50L);
            out.writeBytes(new byte[16]);
        }
        u32(out, 0x06054b50L);
        u16(out, disk);
        u16(out, disk);
        int n = count < 0 ? entries.size() : count;
        u16(out, n);
        u16(out, n);
        u32(out, length);
        u32(out, start);
        u16(out, comment.length);
        out.writeBytes(comment);
        out.writeBytes(suffix);
        return out.toByteArray();
    }

    private static void local(ByteArrayOutputStream out, Entry e) {
        u32(out, 0x04034b50L);
        u16(out, 20);
        u16(out, e.localFlags);
        u16(out, e.method);
        u32(out, 0x00210000L);
        u32(out, e.crc);
        u32(out, e.packedDeclared);
        u32(out, e.declared);
        u16(out, e.localName.length);
        u16(out, 0);
        out.writeBytes(e.localName);
        out.writeBytes(e.packed);
    }

    private static void central(ByteArrayOutputStream out, Entry e) {
        u32(out, 0x02014b50L);
        u16(out, e.madeBy);
        u16(out, 20);
        u16(out, e.flags);
        u16(out, e.method);
        u32(out, 0x00210000L);
        u32(out, e.crc);
        u32(out, e.packedDeclared);
        u32(out, e.declared);
        u16(out, e.centralName.length);
        u16(out, e.centralExtra.length);
        u16(out, 0);
        u16(out, e.disk);
        u16(out, 0);
        u32(out, e.attributes);
        u32(out, e.offset);
        out.writeBytes(e.centralName);
        out.writeBytes(e.centralExtra);
    }

    private static void u16(ByteArrayOutputStream out, long value) {
        out.write((int) value & 0xFF);
        out.write((int) (value >>> 8) & 0xFF);
    }

    private static void u32(ByteArrayOutputStream out, long value) {
        u16(out, value & 0xFFFF);
        u16(out, value >>> 16);
    }
}
