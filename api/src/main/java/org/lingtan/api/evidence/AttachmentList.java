package org.lingtan.api.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the list of attachments, with size and SHA-256 of each, into {@code evidence.xml}. */
final class AttachmentList {

    private static final Pattern LIST = Pattern.compile("<attachments\\s*/>|<attachments\\s*>.*?</attachments\\s*>", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("</evidencePackage\\s*>");
    private static final Pattern SILENT = Pattern.compile("<!--.*?-->|<!\\[CDATA\\[.*?]]>", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("csv", "text/csv"),
            Map.entry("txt", "text/plain"),
            Map.entry("xml", "application/xml"),
            Map.entry("json", "application/json"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("parquet", "application/vnd.apache.parquet"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    private AttachmentList() {}

    /**
     * Puts the list in place of the one in the text, or at its end.
     *
     * @param xml the evidence as written
     * @param files the attached files by their path in the package
     * @return the evidence with the list; unchanged where there is no root element to put it in, which the check reports
     */
    static String into(String xml, SortedMap<String, Path> files) throws IOException {
        String list = list(files);
        String visible = hideComments(xml);
        Matcher old = LIST.matcher(visible);
        if (old.find()) {
            return xml.substring(0, old.start()) + list + xml.substring(old.end());
        }
        Matcher end = END.matcher(visible);
        return end.find() ? xml.substring(0, end.start()) + "  " + list + "\n" + xml.substring(end.start()) : xml;
    }

    /** Blanks out what only looks like elements, keeping every position. */
    private static String hideComments(String xml) {
        Matcher silent = SILENT.matcher(xml);
        return silent.replaceAll(found -> " ".repeat(found.group().length()));
    }

    private static String list(SortedMap<String, Path> files) throws IOException {
        if (files.isEmpty()) {
            return "<attachments/>";
        }
        StringBuilder list = new StringBuilder("<attachments>\n");
        for (Map.Entry<String, Path> file : files.entrySet()) {
            list.append("    <attachment path=\"").append(EvidenceXml.escape(file.getKey()))
                    .append("\" mediaType=\"").append(mediaType(file.getKey()))
                    .append("\" size=\"").append(Files.size(file.getValue()))
                    .append("\" sha256=\"").append(sha256(file.getValue())).append("\"/>\n");
        }
        return list.append("  </attachments>").toString();
    }

    private static String mediaType(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream counted = new DigestInputStream(in, digest)) {
                counted.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
