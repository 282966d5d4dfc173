package org.lingtan.engine.evidence;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;

/** The digest of one evidence item: over everything it says and over the digests of the attachments it names. */
final class ItemDigest {

    private final MessageDigest digest = Digests.sha256();

    private ItemDigest(
            String kind, String id, String topic, List<Support> supports, Map<String, Attachment> attachments) {
        add("lingtan:evidence-item:1", kind, id, topic);
        add(String.valueOf(supports.size()));
        for (Support support : supports) {
            Attachment attachment = attachments.get(support.attachment());
            add(support.attachment(), support.locator(), attachment == null ? "" : attachment.digest());
        }
    }

    static ItemDigest of(
            String kind, String id, String topic, List<Support> supports, Map<String, Attachment> attachments) {
        return new ItemDigest(kind, id, topic, supports, attachments);
    }

    ItemDigest add(String... texts) {
        for (String text : texts) {
            Digests.add(digest, text);
        }
        return this;
    }

    /** Rows in their order, cells by column; a cell's type is part of what it says. */
    ItemDigest addRows(List<Row> rows) {
        add(String.valueOf(rows.size()));
        for (Row row : rows) {
            add(String.valueOf(row.cells().size()));
            new TreeMap<>(row.cells()).forEach((column, cell) -> add(column, type(cell), cell.toString()));
        }
        return this;
    }

    private static String type(Object cell) {
        return cell instanceof Ratio
                ? "number"
                : cell instanceof LocalDate ? "date" : cell instanceof Boolean ? "flag" : "text";
    }

    String text() {
        return Digests.text(digest);
    }
}
