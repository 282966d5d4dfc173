package org.lingtan.engine.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What a file is by its content, whatever its name says. */
enum ContentKind {
    PDF("PDF", "application/pdf"),
    PNG("PNG", "image/png"),
    JPEG("JPEG", "image/jpeg"),
    XLSX("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    XLSX_MACROS(
            "XLSM",
            "application/vnd.ms-excel.sheet.macroEnabled.12",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    DOCX("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    DOCX_MACROS(
            "DOCM",
            "application/vnd.ms-word.document.macroEnabled.12",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PARQUET("Parquet", "application/vnd.apache.parquet", "application/x-parquet"),
    XML("XML", "application/xml", "text/xml", "image/svg+xml"),
    HTML("HTML", "text/html"),
    TEXT("text", "text/csv", "text/plain", "application/json"),
    EMPTY("empty file"),
    /** A ZIP whose inside is not known yet. */
    ZIP("ZIP"),
    ARCHIVE("archive"),
    PROGRAM("program"),
    UNKNOWN("unknown");

    private static final int TAR_AT = 257;

    private final String word;
    // Separated by spaces; the first is the usual one.
    private final String mediaTypes;

    ContentKind(String word, String... mediaTypes) {
        this.word = word;
        this.mediaTypes = String.join(" ", mediaTypes);
    }

    String word() {
        return word;
    }

    /** The media type written for a file of this kind; a table is written as text/csv by its name. */
    String mediaType(String path) {
        return switch (this) {
            case TEXT ->
                path.toLowerCase(Locale.ROOT).endsWith(".csv")
                        ? "text/csv"
                        : path.toLowerCase(Locale.ROOT).endsWith(".json") ? "application/json" : "text/plain";
            case XML -> "application/xml";
            case PARQUET -> "application/vnd.apache.parquet";
            case XLSX_MACROS -> "application/vnd.ms-excel.sheet.macroEnabled.12";
            case DOCX_MACROS -> "application/vnd.ms-word.document.macroEnabled.12";
            default ->
                mediaTypes.isEmpty() ? "application/octet-stream" : mediaTypes.split(" ", 2)[0];
        };
    }

    boolean accepts(String mediaType) {
        return List.of(mediaTypes.split(" ")).contains(mediaType.strip());
    }

    /** The kind that the first bytes show; {@link #ZIP} needs a look inside. */
    static ContentKind ofHead(byte[] head, int length) {
        if (length == 0) {
            return EMPTY;
        }
        String start = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004")
                || start.startsWith("PK\u0005\u0006")
                || start.startsWith("PK\u0007\b")) {
            return ZIP;
        }
        if (isArchive(start)) {
            return ARCHIVE;
        }
        if (isProgram(start)) {
            return PROGRAM;
        }
        if (start.startsWith("%PDF-")) {
            return PDF;
        }
        if (start.startsWith("\u0089PNG\r\n\u001A\n")) {
            return PNG;
        }
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return JPEG;
        }
        return start.startsWith("PAR1") ? PARQUET : textual(start);
    }

    private static ContentKind textual(String start) {
        if (start.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')) {
            return UNKNOWN;
        }
        String text = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
        String low = text.stripLeading().toLowerCase(Locale.ROOT);
        if (low.startsWith("<!doctype html")
                || low.contains("<html")
                || (low.contains("<script") && !low.startsWith("<?xml"))) {
            return HTML;
        }
        return low.startsWith("<?xml") || (low.startsWith("<") && low.contains("xmlns")) ? XML : TEXT;
    }

    private static boolean isArchive(String start) {
        return start.startsWith("7z\u00BC\u00AF'\u001C")
                || start.startsWith("Rar!\u001A\u0007")
                || start.startsWith("\u001F\u008B")
                || start.startsWith("\u001F\u009D")
                || start.startsWith("BZh")
                || start.startsWith("\u00FD7zXZ")
                || start.startsWith("(\u00B5/\u00FD")
                || start.startsWith("MSCF")
                || start.startsWith("ITSF")
                || start.startsWith("!<arch>")
                || start.startsWith("ustar", TAR_AT);
    }

    private static boolean isProgram(String start) {
        return (start.startsWith("MZ") && start.indexOf(0) > 0)
                || start.startsWith("\u007FELF")
                || start.startsWith("\u00CA\u00FE\u00BA\u00BE")
                || start.startsWith("\u00CF\u00FA\u00ED\u00FE")
                || start.startsWith("\u00CE\u00FA\u00ED\u00FE")
                || start.startsWith("#!")
                || start.startsWith("\0asm")
                || start.startsWith("dex\n")
                || start.startsWith("L\0\0\0\u0001\u0014\u0002\0");
    }
}
