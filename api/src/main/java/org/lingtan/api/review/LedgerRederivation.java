package org.lingtan.api.review;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.catalog.source.JsonNode;

/** Folds the journal into the ledger of credit units, and looks for a unit that stands in it twice. */
final class LedgerRederivation implements Rederivation {

    private final Database database;
    private final Map<String, Map<String, Boolean>> lines = new TreeMap<>();
    private final Map<String, UnitRange> ranges = new TreeMap<>();

    LedgerRederivation(Database database) {
        this.database = database;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        if (entry.kind().equals(CreditUnitLedger.RESERVED)) {
            Map<String, Boolean> held = lines.computeIfAbsent(entry.subject(), id -> new TreeMap<>());
            held.values().removeIf(used -> !used);
            for (JsonNode row : entry.body().get("accepted").items()) {
                UnitRange range = new UnitRange(
                        row.get("programme").text(),
                        row.get("project").text(),
                        new BigInteger(row.get("from").text()),
                        new BigInteger(row.get("to").text()));
                held.putIfAbsent(CreditUnitLedger.line(range), false);
                ranges.put(CreditUnitLedger.line(range), range);
            }
        } else if (entry.kind().equals(CreditUnitLedger.USED)) {
            lines.getOrDefault(entry.subject(), new TreeMap<>()).replaceAll((line, used) -> true);
        }
    }

    @Override
    public void compare(Consumer<Discrepancy> found) {
        List<String> derived = new ArrayList<>();
        List<UnitRange> held = new ArrayList<>();
        lines.forEach((id, rows) -> rows.forEach((line, used) -> {
            derived.add(id + " " + line + " " + used);
            held.add(ranges.get(line));
        }));
        List<String> stored = database.jdbc()
                .sql("select case_id || ' ' || " + CreditUnitLedger.LINE + " || ' ' || used from credit_unit")
                .query(String.class)
                .list();
        Set<String> isDerived = new HashSet<>(derived);
        Set<String> isStored = new HashSet<>(stored);
        derived.stream()
                .filter(line -> !isStored.contains(line))
                .forEach(line -> found.accept(new Discrepancy("credit_unit", "units.missing", "none", line)));
        stored.stream()
                .filter(line -> !isDerived.contains(line))
                .forEach(line -> found.accept(new Discrepancy("credit_unit", "units.unknown", line, "none")));
        overlaps(held, found);
    }

    private static void overlaps(List<UnitRange> held, Consumer<Discrepancy> found) {
        held.sort(UnitRange.ORDER);
        for (int i = 1; i < held.size(); i++) {
            UnitRange before = held.get(i - 1);
            UnitRange range = held.get(i);
            if (before.issuer().equals(range.issuer()) && range.from().compareTo(before.to()) <= 0) {
                found.accept(new Discrepancy("credit_unit", "units.twice", range.key(), before.key()));
            }
        }
    }
}
