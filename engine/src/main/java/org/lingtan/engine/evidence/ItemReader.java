package org.lingtan.engine.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.catalog.source.Names;
import org.lingtan.catalog.source.Numbers;
import org.lingtan.catalog.source.SourceException;

/** Gives the evidence items of a package their meaning: known topics, exact values in the catalogue's units, supports. */
final class ItemReader {

    private static final Pattern TOPIC = Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9-]+)*");

    private final Catalogue catalogue;
    private final Map<String, Attachment> attachments;
    private final TableReader tables;
    private final IntakeProblems problems;
    private final Set<String> ids = new HashSet<>();

    ItemReader(Catalogue catalogue, Map<String, Attachment> attachments, TableReader tables, IntakeProblems problems) {
        this.catalogue = catalogue;
        this.attachments = attachments;
        this.tables = tables;
        this.problems = problems;
    }

    List<EvidenceItem> read(List<EvidenceXml.ItemXml> items) {
        List<EvidenceItem> result = new ArrayList<>();
        for (EvidenceXml.ItemXml item : items) {
            if (!ids.add(item.id)) {
                problems.add("evidence.duplicate-id", item.place(), item.id);
            }
            item(item).ifPresent(result::add);
        }
        return result;
    }

    private Optional<EvidenceItem> item(EvidenceXml.ItemXml item) {
        List<Support> supports = supports(item);
        if (item instanceof EvidenceXml.TableXml table) {
            return table(table, supports);
        }
        if (item instanceof EvidenceXml.QuantityXml quantity) {
            return quantity(quantity, supports);
        }
        if (!TOPIC.matcher(item.of).matches()) {
            problems.add("evidence.topic", item.place(), item.of);
        }
        if (item instanceof EvidenceXml.AttestationXml attestation) {
            boolean answer = attestation.answer.equals("yes");
            String digest = digest("attestation", item, supports)
                    .add(attestation.answer)
                    .text();
            return Optional.of(new EvidenceItem.Attestation(item.id, item.of, supports, answer, digest));
        }
        EvidenceXml.DocumentXml document = (EvidenceXml.DocumentXml) item;
        problems.addAll(Names.check(document.title, item.place() + "/@title"));
        String digest = digest("document", item, supports).add(document.title).text();
        return Optional.of(new EvidenceItem.DocumentItem(item.id, item.of, supports, document.title, digest));
    }

    private List<Support> supports(EvidenceXml.ItemXml item) {
        List<Support> result = new ArrayList<>();
        for (EvidenceXml.SupportXml support : item.supports) {
            if (!attachments.containsKey(support.attachment)) {
                problems.add("evidence.support-unlisted", support.place() + " " + item.id, support.attachment);
            }
            if (support.locator.isBlank()) {
                problems.add("evidence.support-locator", support.place() + " " + item.id, support.attachment);
            }
            problems.addAll(Cells.hidden(support.locator, support.place() + " " + item.id));
            result.add(new Support(support.attachment, support.locator.strip()));
        }
        return result;
    }

    private Optional<EvidenceItem> table(EvidenceXml.TableXml item, List<Support> stated) {
        Optional<EvidenceTable> table = catalogue.findTable(item.of);
        if (table.isEmpty()) {
            problems.add(
                    "evidence.unknown-table",
                    item.place(),
                    item.of,
                    String.join(", ", catalogue.tables().keySet()));
            return Optional.empty();
        }
        List<Support> supports = new ArrayList<>(stated);
        EvidenceXml.Data data = item.data;
        if (data != null) {
            if (!attachments.containsKey(data.attachment)) {
                problems.add("evidence.support-unlisted", data.place() + " " + item.id, data.attachment);
            }
            if (supports.stream().noneMatch(support -> support.attachment().equals(data.attachment))) {
                supports.add(new Support(data.attachment, data.sheet.isEmpty() ? "whole file" : "sheet " + data.sheet));
            }
        }
        List<Row> rows = tables.read(item, table.get());
        String digest = digest("table", item, supports).addRows(rows).text();
        return Optional.of(new EvidenceItem.Table(item.id, item.of, supports, rows, digest));
    }

    private Optional<EvidenceItem> quantity(EvidenceXml.QuantityXml item, List<Support> supports) {
        Optional<QuantityDefinition> quantity = catalogue.findQuantity(item.of);
        if (quantity.isEmpty()) {
            problems.add("evidence.unknown-quantity", item.place(), item.of);
        }
        try {
            Ratio value = Numbers.decimal(item.value, item.place() + "/@value");
            Unit unit = Unit.parse(item.unit, item.place() + "/@unit");
            if (quantity.isEmpty()) {
                return Optional.empty();
            }
            String wanted = quantity.get().unit();
            Ratio converted = unit.symbol().equals(wanted) ? value : convert(item, value, unit, wanted);
            String digest = digest("quantity", item, supports)
                    .add(converted.numerator() + "/" + converted.denominator(), wanted)
                    .text();
            return Optional.of(
                    new EvidenceItem.DeclaredQuantity(item.id, item.of, supports, converted, wanted, digest));
        } catch (SourceException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private static Ratio convert(EvidenceXml.QuantityXml item, Ratio value, Unit unit, String wanted) {
        Unit target = Unit.of(wanted);
        if (!unit.convertsTo(target)) {
            throw IntakeProblems.refusal("evidence.wrong-unit", item.place() + "/@unit", item.unit, wanted);
        }
        return unit.convert(value, target);
    }

    private ItemDigest digest(String kind, EvidenceXml.ItemXml item, List<Support> supports) {
        return ItemDigest.of(kind, item.id, item.of, supports, attachments);
    }
}
