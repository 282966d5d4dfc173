package org.lingtan.engine.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Containers that lie. */
final class HostileZips {

    private static final byte[] X = {'x'};

    private HostileZips() {}

    static void addTo(HostilePackages all) {
        names(all);
        structure(all);
        sizes(all);
        folders(all);
    }

    private static void names(HostilePackages all) {
        all.entry("traversal", "package.name-traversal", "../../etc/cron.d/x")
                .entry("traversal inside", "package.name-traversal", "attachments/../../x")
                .entry("current folder", "package.name-traversal", "attachments/./x")
                .entry("empty part", "package.name-traversal", "attachments//x")
                .entry("absolute", "package.name-absolute", "/etc/passwd")
                .entry("backslash", "package.name-backslash", "attachments\\..\\x")
                .entry("drive", "package.name-drive", "C:/windows/x")
                .entry("alternate stream", "package.name-drive", "attachments/a.txt:hidden")
                .entry("NUL in a name", "package.name-control", "attachments/a.pdf\0.exe")
                .entry("line break in a name", "package.name-control", "attachments/a\nb")
                .entry("bidi in a name", "package.name-hidden", "attachments/a\u202Efdp.exe")
                .entry("zero width in a name", "package.name-hidden", "attachments/plat\u200Bform.pdf")
                .entry("not NFC", "package.name-normal", "attachments/u\u0308.pdf")
                .entry("duplicate", "package.name-duplicate", "attachments/platform.pdf")
                .entry("case collision", "package.name-collision", "attachments/PLATFORM.pdf")
                .entry("case collision of evidence.xml", "package.name-collision", "Evidence.XML")
                .entry("collision of folders", "package.name-collision", "Attachments/other.pdf")
                .entry("file where a folder is", "package.name-collision", "attachments")
                .entry("trailing dot", "package.name-space", "attachments/platform.pdf.")
                .entry("long name", "package.name-length", "attachments/" + "n".repeat(300))
                .raw(
                        "NFC collision",
                        "package.name-normal",
                        zip -> zip.add("attachments/\u00FC", X).add("attachments/u\u0308", X))
                .raw("name in no encoding", "zip.name-encoding", zip -> {
                    zip.add("attachments/x", X);
                    zip.last().centralName = new byte[] {'a', (byte) 0xFF, (byte) 0xFF};
                    zip.last().localName = zip.last().centralName;
                });
    }

    private static void structure(HostilePackages all) {
        all.bytes("empty file", "zip.not-zip", () -> new byte[0])
                .bytes("no ZIP", "zip.not-zip", () -> "hello".repeat(50).getBytes(StandardCharsets.UTF_8))
                .bytes("truncated", "zip.not-zip", () -> {
                    byte[] zip = new SamplePackage().zip();
                    return Arrays.copyOf(zip, zip.length - 30);
                })
                .raw("empty ZIP", "package.no-evidence", zip -> zip.entries.clear())
                .raw("symbolic link", "package.link", zip -> {
                    zip.add("attachments/link", "/etc/passwd".getBytes(StandardCharsets.UTF_8));
                    zip.last().madeBy = 3 << 8 | 20;
                    zip.last().attributes = 0xA1FFL << 16;
                })
                .raw("device", "package.special", zip -> {
                    zip.add("attachments/device", X);
                    zip.last().attributes = 0x21B6L << 16;
                })
                .raw("encrypted", "zip.encrypted", zip -> zip.entries.get(0).flags |= 1)
                .raw("masked headers", "zip.encrypted", zip -> zip.entries.get(0).flags |= 1 << 13)
                .raw("other method", "zip.method", zip -> zip.entries.get(0).method = 12)
                .raw("multi-disk end", "zip.multi-disk", zip -> zip.disk = 1)
                .raw("multi-disk entry", "zip.multi-disk", zip -> zip.entries.get(0).disk = 3)
                .raw("ZIP64 locator", "zip.zip64", zip -> zip.zip64 = true)
                .raw("ZIP64 field", "zip.zip64", zip -> zip.entries.get(0).centralExtra = new byte[] {1, 0, 0, 0})
                .raw("ZIP64 size", "zip.zip64", zip -> zip.entries.get(0).declared = 0xFFFFFFFFL)
                .raw("prefixed", "zip.prefixed", zip -> zip.prefix = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8))
                .raw("trailing", "zip.trailing", zip -> zip.suffix = new byte[40])
                .raw("comment", "zip.trailing", zip -> zip.comment = new byte[40])
                .raw("gap before the directory", "zip.gap", zip -> zip.beforeDirectory = new byte[10])
                .raw("entry only in the local view", "zip.gap", zip -> {
                    RawZip hidden = new RawZip().add("evidence.xml", X);
                    byte[] bytes = hidden.bytes();
                    zip.beforeDirectory = Arrays.copyOf(bytes, 30 + 12 + 3);
                })
                .raw("overlap", "zip.overlap", zip -> {
                    zip.add("attachments/twin.pdf", X);
                    zip.last().offset = 0;
                    zip.last().local = false;
                })
                .raw("count too small", "zip.directory", zip -> zip.count = 1)
                .raw("count too large", "zip.directory", zip -> zip.count = 9)
                .raw(
                        "local name differs",
                        "zip.local-header",
                        zip -> zip.entries.get(0).localName =
                                "attachments/enterprisez.csv".getBytes(StandardCharsets.UTF_8))
                .raw("local flags differ", "zip.local-header", zip -> zip.entries.get(0).localFlags = 0)
                .raw(
                        "two names",
                        "zip.two-names",
                        zip -> zip.entries.get(0).centralExtra = new byte[] {0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 'z'});
    }

    private static void sizes(HostilePackages all) {
        all.bytes("2,001 entries", "package.too-many", () -> {
                    RawZip zip = new RawZip();
                    for (int i = 0; i < 2_001; i++) {
                        zip.add("attachments/" + i, X);
                    }
                    return zip.bytes();
                })
                .raw("300 MB declared", "package.too-large", zip -> {
                    for (int i = 0; i < 3; i++) {
                        zip.add("attachments/big" + i, X);
                        zip.last().declared = 100_000_000;
                        zip.last().packedDeclared = 100_000_000;
                    }
                })
                .raw("bomb", "zip.ratio", zip -> zip.add("attachments/bomb.txt", new byte[20_000_000]))
                .raw("bomb that lies about its size", "zip.size", zip -> {
                    zip.entries.get(0).data = new byte[20_000_000];
                    zip.entries.get(0).packed = RawZip.deflate(zip.entries.get(0).data);
                    zip.entries.get(0).packedDeclared = zip.entries.get(0).packed.length;
                })
                .raw("evidence.xml larger than declared", "zip.size", zip -> zip.last().declared -= 5)
                .raw("evidence.xml smaller than declared", "zip.size", zip -> zip.last().declared += 5)
                .raw("wrong checksum", "zip.checksum", zip -> zip.last().crc ^= 1)
                .raw("stored size lies", "zip.size", zip -> {
                    zip.last().stored();
                    zip.last().declared += 1;
                })
                .raw("damaged data", "zip.data", zip -> {
                    Arrays.fill(zip.last().packed, 10, zip.last().packed.length, (byte) 0xFF);
                })
                .raw("bytes behind the deflated stream", "zip.data", zip -> {
                    zip.last().packed = Arrays.copyOf(zip.last().packed, zip.last().packed.length + 9);
                    zip.last().packedDeclared += 9;
                });
    }

    private static void folders(HostilePackages all) {
        all.folder(
                        "link in a folder",
                        "package.link",
                        folder -> run(() -> Files.createSymbolicLink(
                                folder.resolve("attachments/passwd.txt"), Path.of("/etc/passwd"))))
                .folder(
                        "linked folder",
                        "package.link",
                        folder -> run(() -> Files.createSymbolicLink(folder.resolve("more"), Path.of("/etc"))))
                .folder(
                        "unlisted file in a folder",
                        "package.unlisted",
                        folder -> run(() -> Files.writeString(folder.resolve("attachments/extra.txt"), "x")))
                .folder(
                        "backslash in a folder",
                        "package.name-backslash",
                        folder -> run(() -> Files.writeString(folder.resolve("attachments/a\\b.txt"), "x")))
                .folder(
                        "case collision in a folder",
                        "package.name-collision",
                        folder -> run(() -> Files.writeString(folder.resolve("attachments/Platform.PDF"), "x")));
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
