package org.lingtan.engine.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.catalog.source.XmlSource;
import org.xml.sax.helpers.DefaultHandler;

/** Writes the list of attachments, with sizes, types and digests, so that nobody has to compute one by hand. */
public final class AttachmentLister {

    private static final Pattern LIST =
            Pattern.compile("<attachments\\s*/>|<attachments\\s*>.*?</attachments\\s*>", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("</evidencePackage\\s*>");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    private AttachmentLister() {}

    /**
     * The attachments of a folder or ZIP as they are.
     *
     * @param source the files
     * @return one entry for each file under {@code attachments/}, sorted by path
     * @throws SourceException if a file breaks a rule of packages
     */
    public static List<Attachment> list(AttachmentSource source) {
        List<Attachment> result = new ArrayList<>();
        for (String path : source.files().keySet()) {
            if (path.startsWith("attachments/")) {
                AttachmentProbe.Result found = AttachmentProbe.probe(source, path);
                result.add(new Attachment(path, found.kind().mediaType(path), found.size(), found.digest()));
            }
        }
        return result;
    }

    /**
     * Refuses a filled-in workbook with formulas, as intake refuses one among the attachments: what they showed last is
     * not what they compute.
     *
     * @param workbook the file
     * @throws SourceException if a cell is a formula, or the file is not a ZIP by the rules of packages
     * @throws IOException if it cannot be read
     */
    public static void refuseFormulas(Path workbook) throws IOException {
        WorkbookCheck.refuseFormulas(String.valueOf(workbook.getFileName()), Files.readAllBytes(workbook));
    }

    /**
     * Replaces the element {@code attachments} of the folder's evidence.xml by what the folder holds. Everything else of
     * the file stays as it was; a file that already lists what is there is not touched.
     *
     * @param folder the folder with evidence.xml
     * @throws SourceException if a file breaks a rule of packages, or evidence.xml is absent or not well-formed
     * @throws UncheckedIOException if the file system fails
     */
    public static void update(Path folder) {
        try (AttachmentSource source = AttachmentSource.of(folder)) {
            if (!source.files().containsKey(PackageReader.EVIDENCE)) {
                throw IntakeProblems.refusal("package.no-evidence", PackageReader.EVIDENCE);
            }
            String before = text(source);
            String after = replace(before, element(list(source)));
            if (!after.equals(before)) {
                Files.writeString(folder.resolve(PackageReader.EVIDENCE), after, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(AttachmentSource source) throws IOException {
        try (InputStream in = source.open(PackageReader.EVIDENCE)) {
            byte[] bytes = in.readNBytes(XmlSource.MAX_BYTES);
            XmlSource.plain().read(PackageReader.EVIDENCE, new ByteArrayInputStream(bytes), new DefaultHandler());
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String replace(String text, String element) {
        // Comments are blanked for the search, so that an element inside one is not taken for the list.
        StringBuilder bare = new StringBuilder(text);
        Matcher comment = COMMENT.matcher(text);
        while (comment.find()) {
            bare.replace(comment.start(), comment.end(), " ".repeat(comment.end() - comment.start()));
        }
        Matcher list = LIST.matcher(bare);
        if (list.find()) {
            return text.substring(0, list.start()) + element + text.substring(list.end());
        }
        Matcher end = END.matcher(bare);
        if (!end.find()) {
            throw IntakeProblems.refusal("package.cannot-list", PackageReader.EVIDENCE);
        }
        return text.substring(0, end.start()) + "  " + element + "\n" + text.substring(end.start());
    }

    private static String element(List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return "<attachments/>";
        }
        StringBuilder result = new StringBuilder("<attachments>\n");
        for (Attachment attachment : attachments) {
            result.append("    <attachment path=\"")
                    .append(escape(attachment.path()))
                    .append("\" mediaType=\"")
                    .append(attachment.mediaType())
                    .append("\" size=\"")
                    .append(attachment.size())
                    .append("\" sha256=\"")
                    .append(attachment.digest().substring(Digests.PREFIX.length()))
                    .append("\"/>\n");
        }
        return result.append("  </attachments>").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
