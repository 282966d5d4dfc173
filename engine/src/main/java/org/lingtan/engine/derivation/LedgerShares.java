package org.lingtan.engine.derivation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Row;

/** Shares from the ledgers of waste, recovery and water, and the revenue. */
final class LedgerShares {

    private static final String AMOUNT = "amount";

    private LedgerShares() {}

    static void addTo(Map<String, Function<Scope, Result>> formulas) {
        formulas.put("waste.solid-utilisation", LedgerShares::solidWaste);
        formulas.put("waste.heat-utilisation", LedgerShares::recovery);
        formulas.put("waste.water-reuse", LedgerShares::waterReuse);
        formulas.put("park.revenue", LedgerShares::revenue);
        formulas.put("park.revenue-growth", LedgerShares::revenueGrowth);
    }

    private static Result solidWaste(Scope scope) {
        Trace trace = new Trace();
        List<Row> rows = scope.required("waste", trace);
        Ratio available = RegisterShares.sum(rows, "generated").plus(RegisterShares.sum(rows, "from-stock"));
        return Result.share(trace, RegisterShares.sum(rows, "utilised"), available);
    }

    /** The mean of heat, cold and pressure weighted by what is recoverable is the quotient of the sums. */
    private static Result recovery(Scope scope) {
        Trace trace = new Trace();
        List<Row> rows = scope.required("recovery", trace);
        return Result.share(trace, RegisterShares.sum(rows, "recovered"), RegisterShares.sum(rows, "recoverable"));
    }

    private static Result waterReuse(Scope scope) {
        Trace trace = new Trace();
        List<Row> rows = scope.required("water", trace);
        Ratio reused = RegisterShares.sum(rows, "reused");
        return Result.share(trace, reused, RegisterShares.sum(rows, "intake").plus(reused));
    }

    private static Result revenue(Scope scope) {
        Trace trace = new Trace();
        List<Row> rows = scope.required("revenue", trace);
        if (!trace.isSettled()) {
            return Result.open(trace);
        }
        Ratio revenue = revenue(rows, scope.year(), trace);
        return Result.of(trace, revenue, revenue.toString());
    }

    private static Result revenueGrowth(Scope scope) {
        Trace trace = new Trace();
        List<Row> rows = scope.required("revenue", trace);
        if (!trace.isSettled()) {
            return Result.open(trace);
        }
        Ratio present = revenue(rows, scope.year(), trace);
        Ratio previous = revenue(rows, scope.year() - 1, trace);
        return Result.of(trace, present.minus(previous), present + " - " + previous);
    }

    private static Ratio revenue(List<Row> rows, int year, Trace trace) {
        List<Row> ofYear = rows.stream()
                .filter(row -> row.number("year").equals(Ratio.of(year)))
                .toList();
        if (ofYear.isEmpty()) {
            trace.missing("revenue.missing", year);
        }
        return RegisterShares.sum(ofYear, AMOUNT);
    }
}
