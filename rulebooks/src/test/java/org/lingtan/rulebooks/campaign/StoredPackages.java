package org.lingtan.rulebooks.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.derivation.Plausibility;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.evidence.Support;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.rulebooks.ShippedBooks;

/** Writes random packages as the ZIPs that a park would hand in. The same seed gives the same bytes. */
public final class StoredPackages {

    private static final byte[] ATTACHMENT = "what,value\neverything,1\n".getBytes(StandardCharsets.UTF_8);
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 2, 1, 0, 0);

    private StoredPackages() {}

    /**
     * The command.
     *
     * @param arguments the folder, how many packages, the seed, and how many of them differ: the rest are hard links, for
     *     folders whose packages would not fit on a disk
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20261122;
        int distinct = arguments.length > 3 ? Integer.parseInt(arguments[3]) : count;
        write(folder, count, seed, distinct);
    }

    static void write(Path folder, int count, long seed, int distinct) throws IOException {
        Files.createDirectories(folder);
        RandomPackages packages = new RandomPackages(Catalogue.shipped(), ShippedBooks.rulebooks());
        long next = seed;
        for (int i = 0; i < count; i++) {
            Path zip = folder.resolve("park-%06d.zip".formatted(i));
            Files.deleteIfExists(zip);
            if (i < distinct) {
                EvidencePackage evidence = packages.next(next++);
                while (Plausibility.check(evidence, Catalogue.shipped()).stream()
                        .anyMatch(Problem::isError)) {
                    evidence = packages.next(next++);
                }
                Files.write(zip, zip(evidence));
            } else {
                Files.createLink(zip, folder.resolve("park-%06d.zip".formatted(i % distinct)));
            }
        }
    }

    private static byte[] zip(EvidencePackage evidence) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "attachments/all.csv", ATTACHMENT);
            entry(zip, "evidence.xml", xml(evidence).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED);
        zip.putNextEntry(entry);
        ((OutputStream) zip).write(content);
        zip.closeEntry();
    }

    private static String xml(EvidencePackage evidence) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        open(
                xml,
                "evidencePackage",
                "xmlns",
                "urn:lingtan:evidence:1",
                "version",
                1,
                "applicationDate",
                evidence.applicationDate());
        open(
                xml,
                "park",
                "creditCode",
                evidence.park().creditCode(),
                "division",
                evidence.park().division(),
                "type",
                evidence.park().type(),
                "area",
                evidence.park().area().toDecimal());
        open(
                xml,
                "name/",
                "zh",
                evidence.park().name().zh(),
                "en",
                evidence.park().name().en());
        open(xml, "boundary/", "kind", "whole");
        xml.append("</park>");
        open(xml, "period/", "year", evidence.year());
        xml.append("<rulebooks>");
        evidence.rulebooks().forEach(id -> open(xml, "rulebook/", "id", id.id(), "version", id.version()));
        xml.append("</rulebooks><exclusions>");
        evidence.exclusions().forEach(exclusion -> exclusion(xml, exclusion));
        xml.append("</exclusions><evidence>\n");
        evidence.items().forEach(item -> item(xml, item));
        xml.append("</evidence><attachments>");
        open(
                xml,
                "attachment/",
                "path",
                "attachments/all.csv",
                "mediaType",
                "text/csv",
                "size",
                ATTACHMENT.length,
                "sha256",
                CanonicalJson.digest(ATTACHMENT).substring("sha256:".length()));
        return xml.append("</attachments></evidencePackage>\n").toString();
    }

    private static void exclusion(StringBuilder xml, Exclusion exclusion) {
        open(
                xml,
                "exclusion",
                "rulebook",
                exclusion.rulebook(),
                "criterion",
                exclusion.criterion(),
                "document",
                exclusion.document());
        xml.append(escaped(exclusion.reason())).append("</exclusion>");
    }

    private static void item(StringBuilder xml, EvidenceItem item) {
        String name = item.match(
                table -> start(xml, "table", item),
                attestation -> start(xml, "attestation", item, "answer", attestation.answer() ? "yes" : "no"),
                quantity ->
                        start(xml, "quantity", item, "value", quantity.value().toDecimal(), "unit", quantity.unit()),
                document -> start(xml, "document", item, "title", document.title()));
        for (Support support : item.supports()) {
            open(xml, "support/", "attachment", support.attachment(), "locator", support.locator());
        }
        if (item instanceof EvidenceItem.Table table) {
            table.rows().forEach(row -> {
                xml.append("<row>");
                row.cells().forEach((column, value) -> cell(xml, column, value));
                xml.append("</row>");
            });
        }
        xml.append("</").append(name).append(">\n");
    }

    private static String start(StringBuilder xml, String name, EvidenceItem item, Object... more) {
        Object[] attributes = new Object[more.length + 4];
        System.arraycopy(
                new Object[] {"id", item.id(), "of", item.topic().toLowerCase(Locale.ROOT)}, 0, attributes, 0, 4);
        System.arraycopy(more, 0, attributes, 4, more.length);
        open(xml, name, attributes);
        return name;
    }

    private static void cell(StringBuilder xml, String column, Object value) {
        open(xml, "cell", "column", column);
        String text = value instanceof Ratio number
                ? number.toDecimal()
                : value instanceof Boolean flag ? flag ? "yes" : "no" : String.valueOf(value);
        xml.append(escaped(text)).append("</cell>");
    }

    /** A name with a slash at its end is an element without content. */
    private static void open(StringBuilder xml, String name, Object... attributes) {
        boolean empty = name.endsWith("/");
        xml.append('<').append(empty ? name.substring(0, name.length() - 1) : name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(String.valueOf(attributes[i + 1])))
                    .append('"');
        }
        xml.append(empty ? "/>" : ">");
    }

    private static String escaped(String text) {
        String safe = text;
        for (Map.Entry<String, String> entity :
                List.of(Map.entry("&", "&amp;"), Map.entry("<", "&lt;"), Map.entry("\"", "&quot;"))) {
            safe = safe.replace(entity.getKey(), entity.getValue());
        }
        return safe;
    }
}
