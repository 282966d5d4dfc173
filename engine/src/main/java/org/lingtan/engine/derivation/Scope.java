package org.lingtan.engine.derivation;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.Text;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.Park;
import org.lingtan.engine.evidence.Row;

/**
 * The evidence as one quantity may see it: only the tables the catalogue lists for it. Reading any other table, also
 * through a result shared with another quantity, is a fault, so that the listed closure holds by construction.
 */
final class Scope {

    /** Up to so many rows are named one by one; a longer table is named by its first and last row. */
    private static final int ROWS_NAMED = 20;

    private final DerivationRun run;
    private final String reader;
    private final Set<String> allowed;
    private final SortedSet<String> touched = new TreeSet<>();

    Scope(DerivationRun run, String reader, Set<String> allowed) {
        this.run = run;
        this.reader = reader;
        this.allowed = Set.copyOf(allowed);
    }

    /** The rows of a table that must be there; without it the trace says so and there are no rows. */
    List<Row> required(String table, Trace trace) {
        List<EvidenceItem.Table> items = tables(table);
        List<Text> rejected = rejected(table, "table.rejected");
        rejected.forEach(trace::missing);
        if (items.isEmpty() && rejected.isEmpty()) {
            EvidenceTable definition = definition(table);
            trace.missing(
                    "table.missing",
                    definition.titles().zh(),
                    definition.titles().en(),
                    table);
        }
        return rows(items, trace);
    }

    /** The rows of a table that may be absent; if the absence means none, the trace warns. */
    List<Row> assumedEmpty(String table, Trace trace) {
        List<EvidenceItem.Table> items = tables(table);
        List<Text> rejected = rejected(table, "table.rejected-empty");
        rejected.forEach(trace::warn);
        if (items.isEmpty() && rejected.isEmpty()) {
            EvidenceTable definition = definition(table);
            trace.warn(
                    "table.assumed-empty",
                    definition.titles().zh(),
                    definition.titles().en());
        }
        return rows(items, trace);
    }

    /** What was submitted as this table and rejected, with the reason; empty while anything of the table stands. */
    private List<Text> rejected(String table, String code) {
        if (!run.view().tables(table).isEmpty()) {
            return List.of();
        }
        EvidenceTable definition = definition(table);
        List<Text> rejected = new ArrayList<>();
        run.view()
                .rejected(table)
                .forEach((item, reason) -> rejected.add(DerivationTexts.text(
                        code, definition.titles().zh(), definition.titles().en(), table, item, reason)));
        return rejected;
    }

    /** The rows of a table that may be absent. */
    List<Row> optional(String table, Trace trace) {
        return rows(tables(table), trace);
    }

    /** Whether a table was submitted, even without rows. */
    boolean has(String table) {
        return !tables(table).isEmpty();
    }

    private EvidenceTable definition(String table) {
        return catalogue()
                .findTable(table)
                .orElseThrow(
                        () -> new IllegalArgumentException("The table (%s) is not in the catalogue.".formatted(table)));
    }

    private List<EvidenceItem.Table> tables(String table) {
        if (!allowed.contains(table)) {
            throw new IllegalStateException(
                    "The derivation of %s may not read the table (%s). Maybe list it in quantities.yaml."
                            .formatted(reader, table));
        }
        touched.add(table);
        return run.view().tables(table);
    }

    private static List<Row> rows(List<EvidenceItem.Table> items, Trace trace) {
        List<Row> rows = new ArrayList<>();
        for (EvidenceItem.Table item : items) {
            rows.addAll(item.rows());
            cite(item, trace);
        }
        return rows;
    }

    private static void cite(EvidenceItem.Table item, Trace trace) {
        int count = item.rows().size();
        trace.restsOn(item.id() + (count == 0 ? "#no rows" : "#rows 1-" + count));
        item.supports().forEach(support -> trace.restsOn(support.toString()));
        if (count <= ROWS_NAMED) {
            item.rows().forEach(row -> trace.restsOn(row.locator()));
        } else {
            trace.restsOn(item.rows().get(0).locator());
            trace.restsOn(item.rows().get(count - 1).locator());
        }
    }

    /**
     * A result that several quantities share, computed once for each run.
     *
     * @param kind the kind of result
     * @param variant which of the kind, for example the purpose
     * @param compute computes it
     * @param <T> the kind
     * @return the result
     */
    <T> T shared(Class<T> kind, Object variant, Function<Scope, T> compute) {
        DerivationRun.Shared known = run.findShared(kind, variant).orElseGet(() -> {
            Scope inner = new Scope(run, reader, allowed);
            T value = compute.apply(inner);
            return run.keep(kind, variant, new DerivationRun.Shared(value, new TreeSet<>(inner.touched)));
        });
        if (!allowed.containsAll(known.tables())) {
            throw new IllegalStateException(
                    "The derivation of %s may not use %s, which rests on the tables %s. Maybe list them in quantities.yaml."
                            .formatted(reader, kind.getSimpleName(), known.tables()));
        }
        touched.addAll(known.tables());
        return kind.cast(known.value());
    }

    Catalogue catalogue() {
        return run.catalogue();
    }

    AccountingSettings settings() {
        return run.settings();
    }

    /** The assessment date. */
    LocalDate date() {
        return run.date();
    }

    /** The calendar year reported. */
    int year() {
        return run.view().evidence().year();
    }

    /** 31 December of the year, the day whose state registers show. */
    LocalDate yearEnd() {
        return LocalDate.of(year(), Month.DECEMBER, 31);
    }

    Park park() {
        return run.view().evidence().park();
    }

    /** Stars that the rulebook for single buildings found, by building id. */
    int starsByRulebook(String building) {
        return run.buildingStars().getOrDefault(building, 0);
    }
}
