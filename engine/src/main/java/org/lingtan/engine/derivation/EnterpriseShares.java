package org.lingtan.engine.derivation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Row;

/** Shares of enterprises. An enterprise counts if it operates in the park on 31 December of the year. */
final class EnterpriseShares {

    private static final String REGISTER = "enterprises";
    private static final Set<String> LEVEL_2_OR_BETTER = Set.of("1", "2");

    private EnterpriseShares() {}

    static void addTo(Map<String, Function<Scope, Result>> formulas) {
        formulas.put("production.level2-share", EnterpriseShares::levelTwo);
        formulas.put("production.audit-share", share(row -> row.isYes("above-scale"), row -> row.isYes("audited")));
        formulas.put("production.green-factory-share", EnterpriseShares::greenFactories);
        formulas.put("digital.access-rate", EnterpriseShares::accessRate);
        formulas.put("management.assessed-share", share(row -> true, row -> row.isYes("assessed")));
        formulas.put("management.verified-inventory-share", share(row -> true, row -> row.isYes("inventory-verified")));
        formulas.put("management.footprint-share", share(row -> true, row -> row.isYes("footprint")));
        formulas.put("management.disclosure-share", share(row -> true, row -> row.isYes("disclosure")));
    }

    private static Function<Scope, Result> share(Predicate<Row> whole, Predicate<Row> part) {
        return scope -> count(scope, new Trace(), whole, (row, trace) -> part.test(row));
    }

    private static Result count(Scope scope, Trace trace, Predicate<Row> whole, BiFunction<Row, Trace, Boolean> part) {
        List<Row> counted = scope.required(REGISTER, trace).stream()
                .filter(row -> isOperating(row, scope.yearEnd()))
                .filter(whole)
                .toList();
        long reached = counted.stream().filter(row -> part.apply(row, trace)).count();
        return Result.share(trace, Ratio.of(reached), Ratio.of(counted.size()));
    }

    static boolean isOperating(Row row, LocalDate day) {
        return isWithin(row, "operating-from", "operating-to", day);
    }

    /** Both ends count: an enterprise that leaves on 31 December still operates that day. */
    static boolean isWithin(Row row, String from, String to, LocalDate day) {
        boolean begun = row.findDate(from).map(start -> !start.isAfter(day)).orElse(true);
        return begun && row.findDate(to).map(end -> !end.isBefore(day)).orElse(true);
    }

    private static Result levelTwo(Scope scope) {
        return count(scope, new Trace(), row -> hasText(row, "limit-standard"), (row, trace) -> {
            if (row.findText("energy-level").isEmpty()) {
                trace.warnOf("enterprise.no-level", row.text("id"));
            }
            return row.findText("energy-level")
                    .filter(LEVEL_2_OR_BETTER::contains)
                    .isPresent();
        });
    }

    private static Result greenFactories(Scope scope) {
        return count(scope, new Trace(), row -> row.isYes("industrial"), (row, trace) -> {
            if (!hasText(row, "green-factory")) {
                return false;
            }
            return Certificates.isGreenFactoryValid(scope, row, trace);
        });
    }

    private static Result accessRate(Scope scope) {
        Trace trace = new Trace();
        DecemberReadings readings = DecemberReadings.of(scope, trace);
        return count(scope, trace, row -> true, (row, found) -> {
            if (!row.isYes("connected")) {
                return false;
            }
            boolean read = readings.hasReading(row);
            if (!read) {
                found.warnOf("enterprise.no-reading", row.text("id"));
            }
            return read;
        });
    }

    static boolean hasText(Row row, String column) {
        return row.findText(column).filter(text -> !text.isBlank()).isPresent();
    }
}
