package org.lingtan.engine.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an attachment once, as a stream: its digest, its size, what it is, and whether it could act when opened. */
final class AttachmentProbe {

    private static final int BUFFER = 65_536;
    private static final int OVERLAP = 128;
    private static final Pattern PDF_NAME = Pattern.compile("/((?:#[0-9a-fA-F]{2}|[A-Za-z]){2,60})");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9a-fA-F]{2})");
    private static final Set<String> PDF_ACTS =
            Set.of("JavaScript", "JS", "Launch", "EmbeddedFile", "RichMedia", "XFA", "ImportData", "SubmitForm");

    private AttachmentProbe() {}

    /**
     * What was found.
     *
     * @param size the bytes
     * @param digest their digest
     * @param kind what they are
     * @param acts what could act when the file is opened, sorted; empty for a passive file
     */
    record Result(long size, String digest, ContentKind kind, Set<String> acts) {}

    static Result probe(AttachmentSource source, String path) {
        MessageDigest sha256 = Digests.sha256();
        byte[] buffer = new byte[BUFFER];
        Set<String> acts = new TreeSet<>();
        ContentKind kind = null;
        long size = 0;
        int kept = 0;
        try (InputStream in = source.open(path)) {
            int count = in.readNBytes(buffer, 0, BUFFER);
            kind = ContentKind.ofHead(buffer, Math.min(count, BUFFER / 8));
            while (count > 0) {
                sha256.update(buffer, kept, count);
                size += count;
                collect(kind, new String(buffer, 0, kept + count, StandardCharsets.ISO_8859_1), acts);
                int length = kept + count;
                kept = Math.min(OVERLAP, length);
                System.arraycopy(buffer, length - kept, buffer, 0, kept);
                count = in.read(buffer, kept, BUFFER - kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String digest = Digests.text(sha256);
        if (kind == ContentKind.ZIP) {
            kind = WorkbookCheck.kind(source, path);
        }
        if (kind == ContentKind.XLSX_MACROS || kind == ContentKind.DOCX_MACROS) {
            acts.add("VBA");
        }
        if (kind == ContentKind.HTML) {
            acts.add("HTML");
        }
        return new Result(size, digest, kind, acts);
    }

    private static void collect(ContentKind kind, String text, Set<String> acts) {
        if (kind == ContentKind.PDF) {
            Matcher names = PDF_NAME.matcher(text);
            while (names.find()) {
                String name = names.group(1);
                String plain = name.indexOf('#') < 0
                        ? name
                        : ESCAPED.matcher(name)
                                .replaceAll(m -> Matcher.quoteReplacement(
                                        String.valueOf((char) Integer.parseInt(m.group(1), 16))));
                if (PDF_ACTS.contains(plain)) {
                    acts.add("PDF /" + plain);
                }
            }
        } else if (kind == ContentKind.XML) {
            for (String act : new String[] {"<script", "xml-stylesheet", "javascript:", "<!DOCTYPE"}) {
                if (text.contains(act)) {
                    acts.add(act);
                }
            }
        }
    }
}
