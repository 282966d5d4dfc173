package org.lingtan.engine.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.internal.archive.Archive;

/**
 * Opens an office file as the ZIP it is, by the rules of packages, before any library sees it: bounded unpacked, no XML
 * with a DOCTYPE, no archive inside.
 */
final class WorkbookCheck {

    /** Most bytes of a workbook or text document. */
    static final int MAX_BYTES = 16_000_000;

    private static final long MAX_STRINGS = 16_000_000;
    private static final long MAX_UNPACKED = 100_000_000;
    private static final int BUFFER = 16_384;
    private static final int OVERLAP = 16;

    private WorkbookCheck() {}

    /** The bytes; bounded, since the library needs them in memory. */
    static byte[] bytes(AttachmentSource source, String path) {
        try (InputStream in = source.open(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw IntakeProblems.refusal("package.office-too-large", path, MAX_BYTES);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What an archive is by its content.
     *
     * @throws SourceException if it is an office file that breaks a rule
     */
    static ContentKind kind(AttachmentSource source, String path) {
        byte[] bytes = bytes(source, path);
        try (Archive archive = Archive.open(path, bytes)) {
            boolean book = archive.files().containsKey("xl/workbook.xml");
            boolean text = archive.files().containsKey("word/document.xml");
            if (!archive.files().containsKey("[Content_Types].xml") || book == text) {
                return ContentKind.ARCHIVE;
            }
            boolean macros = false;
            long unpacked = 0;
            for (Map.Entry<String, Long> file : archive.files().entrySet()) {
                String name = file.getKey().toLowerCase(Locale.ROOT);
                unpacked += file.getValue();
                macros |= name.endsWith("vbaproject.bin") || name.contains("macrosheets/");
                if (unpacked > MAX_UNPACKED || (name.endsWith("sharedstrings.xml") && file.getValue() > MAX_STRINGS)) {
                    throw IntakeProblems.refusal("package.office-too-large", path + "!" + file.getKey(), MAX_STRINGS);
                }
                checkPart(archive, path, file.getKey());
            }
            return book
                    ? macros ? ContentKind.XLSX_MACROS : ContentKind.XLSX
                    : macros ? ContentKind.DOCX_MACROS : ContentKind.DOCX;
        }
    }

    /**
     * Refuses a workbook with a formula among the cells of any sheet, wherever the part of the sheet stands.
     *
     * @throws SourceException if there is one; its place names the part and the cell
     */
    static void refuseFormulas(String path, byte[] bytes) {
        try (Archive archive = Archive.open(path, bytes)) {
            for (String part : archive.files().keySet()) {
                try (InputStream in = archive.open(part)) {
                    FormulaScan.find(in).ifPresent(cell -> {
                        throw IntakeProblems.refusal("evidence.formula", path + "!" + part + " " + cell);
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkPart(Archive archive, String path, String part) {
        boolean xml = part.endsWith(".xml") || part.endsWith(".rels") || part.endsWith(".vml");
        byte[] buffer = new byte[BUFFER];
        int kept = 0;
        boolean start = true;
        try (InputStream in = archive.open(part)) {
            int count;
            while ((count = in.read(buffer, kept, BUFFER - kept)) > 0) {
                int length = kept + count;
                ContentKind kind = start ? ContentKind.ofHead(buffer, length) : ContentKind.UNKNOWN;
                if (kind == ContentKind.ARCHIVE || kind == ContentKind.ZIP || kind == ContentKind.PROGRAM) {
                    throw IntakeProblems.refusal("package.nested-archive", path + "!" + part, kind.word());
                }
                String text = new String(buffer, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
                boolean foreign = start
                        && (text.startsWith("\u00FE\u00FF") || text.startsWith("\u00FF\u00FE") || text.indexOf(0) >= 0);
                if (xml && (foreign || text.contains("<!DOCTYPE") || text.contains("<!ENTITY"))) {
                    throw IntakeProblems.refusal("package.office-xml", path + "!" + part);
                }
                start = false;
                kept = Math.min(OVERLAP, length);
                System.arraycopy(buffer, length - kept, buffer, 0, kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
