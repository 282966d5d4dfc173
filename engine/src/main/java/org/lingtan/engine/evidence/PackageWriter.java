package org.lingtan.engine.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.internal.archive.Archive;

/**
 * Packs a folder into a ZIP: files sorted by path, one fixed time, no folder entries, so that the same folder gives the
 * same bytes in every run. It refuses what {@link PackageReader} refuses.
 */
public final class PackageWriter {

    // Not the first moment of 1980, for which the JDK would add an extra field.
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 2, 1, 0, 0);

    private PackageWriter() {}

    /**
     * Checks a folder and packs it.
     *
     * @param folder the folder with evidence.xml
     * @param zip the file to write; replaced if it exists; must not stand inside the folder
     * @param catalogue the catalogue
     * @return what the reader says about the folder; nothing was written if the package in it is absent
     * @throws UncheckedIOException if the file system fails
     */
    public static Intake write(Path folder, Path zip, Catalogue catalogue) {
        if (zip.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
            return new Intake(
                    Optional.empty(),
                    IntakeProblems.refusal("package.inside-itself", zip.toString())
                            .problems());
        }
        Intake intake = PackageReader.read(folder, catalogue);
        if (intake.evidence().isPresent()) {
            try (AttachmentSource source = AttachmentSource.of(folder)) {
                pack(source, zip);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return intake;
    }

    private static void pack(AttachmentSource source, Path zip) throws IOException {
        boolean done = false;
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream packed = new ZipOutputStream(out)) {
            packed.setLevel(Deflater.DEFAULT_COMPRESSION);
            for (String path : List.copyOf(source.files().keySet())) {
                packed.putNextEntry(entry(source, path));
                try (InputStream in = source.open(path)) {
                    in.transferTo(packed);
                }
                packed.closeEntry();
            }
            packed.finish();
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(zip);
            }
        }
    }

    /** A file that would shrink so much that a reader takes it for a bomb is stored as it is. */
    private static ZipEntry entry(AttachmentSource source, String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(FIXED);
        Long size = source.files().get(path);
        if (size != null && size > Archive.RATIO_FREE) {
            CRC32 crc = new CRC32();
            Counter counter = new Counter();
            try (InputStream in = new CheckedInputStream(source.open(path), crc);
                    OutputStream out = new DeflaterOutputStream(counter)) {
                in.transferTo(out);
            }
            if (size / (Archive.MAX_RATIO / 2) > counter.count) {
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(size);
                entry.setCrc(crc.getValue());
            }
        }
        return entry;
    }

    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int one) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
