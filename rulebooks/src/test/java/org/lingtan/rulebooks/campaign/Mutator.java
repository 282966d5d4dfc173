package org.lingtan.rulebooks.campaign;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Row;

/** Changes one evidence item of a package by chance: a cell, a row, an answer, a value, its supports, or all of it. */
final class Mutator {

    /** A changed package and the item that was changed. */
    record Mutant(EvidencePackage evidence, EvidenceItem changed, String how) {}

    private Mutator() {}

    static Mutant mutate(EvidencePackage evidence, SplittableRandom random) {
        List<EvidenceItem> items = new ArrayList<>(evidence.items());
        int at = random.nextInt(items.size());
        EvidenceItem item = items.get(at);
        String how;
        if (random.nextInt(12) == 0) {
            items.remove(at);
            how = "removed";
        } else {
            EvidenceItem changed = random.nextInt(12) == 0 && !item.supports().isEmpty()
                    ? withoutSupports(item)
                    : item.match(
                            table -> table(table, random),
                            Mutator::attestation,
                            declared -> declared(declared, random),
                            document -> document(document, random));
            items.set(at, changed);
            how = "changed";
        }
        EvidencePackage mutant = new EvidencePackage(
                RandomPackages.digest(evidence.digest(), item.id(), random.nextLong()),
                evidence.park(),
                evidence.year(),
                evidence.applicationDate(),
                evidence.rulebooks(),
                evidence.exclusions(),
                items,
                evidence.attachments());
        return new Mutant(mutant, item, how);
    }

    private static EvidenceItem withoutSupports(EvidenceItem item) {
        String digest = RandomPackages.digest(item.digest(), "no supports");
        return item.match(
                t -> new EvidenceItem.Table(t.id(), t.topic(), List.of(), t.rows(), digest),
                a -> new EvidenceItem.Attestation(a.id(), a.topic(), List.of(), a.answer(), digest),
                q -> new EvidenceItem.DeclaredQuantity(q.id(), q.topic(), List.of(), q.value(), q.unit(), digest),
                d -> new EvidenceItem.DocumentItem(d.id(), d.topic(), List.of(), d.title(), digest));
    }

    private static EvidenceItem attestation(EvidenceItem.Attestation a) {
        return new EvidenceItem.Attestation(
                a.id(), a.topic(), a.supports(), !a.answer(), RandomPackages.digest(a.digest(), !a.answer()));
    }

    private static EvidenceItem declared(EvidenceItem.DeclaredQuantity q, SplittableRandom random) {
        Ratio value = Ratio.of(random.nextInt(101));
        Ratio other = value.equals(q.value()) ? value.plus(Ratio.ONE) : value;
        return new EvidenceItem.DeclaredQuantity(
                q.id(), q.topic(), q.supports(), other, q.unit(), RandomPackages.digest(q.digest(), other));
    }

    private static EvidenceItem document(EvidenceItem.DocumentItem d, SplittableRandom random) {
        String title = d.title() + " " + random.nextInt(1000);
        return new EvidenceItem.DocumentItem(
                d.id(), d.topic(), d.supports(), title, RandomPackages.digest(d.digest(), title));
    }

    private static EvidenceItem table(EvidenceItem.Table table, SplittableRandom random) {
        List<Row> rows = new ArrayList<>(table.rows());
        if (rows.isEmpty()) {
            return withoutSupports(table);
        }
        int at = random.nextInt(rows.size());
        if (random.nextInt(8) == 0) {
            rows.remove(at);
        } else {
            rows.set(at, row(rows.get(at), random));
        }
        return new EvidenceItem.Table(
                table.id(), table.topic(), table.supports(), rows, RandomPackages.digest(table.digest(), rows));
    }

    private static Row row(Row row, SplittableRandom random) {
        Map<String, Object> cells = new TreeMap<>(row.cells());
        List<String> columns = List.copyOf(cells.keySet());
        String column = columns.get(random.nextInt(columns.size()));
        Object old = cells.get(column);
        if (old instanceof Boolean flag) {
            cells.put(column, !flag);
        } else if (old instanceof Ratio number) {
            cells.put(
                    column, number.times(Ratio.of(random.nextInt(80, 121), 100)).plus(Ratio.of(1, 1000)));
        } else if (old instanceof LocalDate date) {
            cells.put(column, date.plusDays(random.nextInt(1, 400)));
        } else if (column.equals("name") || column.equals("project") || column.equals("proof")) {
            cells.put(column, old + "*");
        } else {
            // a word of a closed list or a reference: change the other half of the row instead
            cells.replaceAll((id, value) -> value instanceof Boolean flag ? (Object) !flag : value);
            cells.replaceAll((id, value) -> value instanceof Ratio number
                            && !id.contains("year")
                            && !id.contains("serial")
                            && !id.equals("quantity")
                    ? number.times(Ratio.of(99, 100))
                    : value);
        }
        return new Row(row.locator(), cells);
    }
}
