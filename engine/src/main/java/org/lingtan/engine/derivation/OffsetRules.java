package org.lingtan.engine.derivation;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.Row;
import org.lingtan.engine.outcome.Determination.Input;
import org.lingtan.engine.outcome.OffsetAccount;

/**
 * Complete annual offsetting: retired units of the park that serve the year, held against the residual of the same year
 * rounded up to whole tonnes. A range is counted whole or refused whole, with the reason.
 */
final class OffsetRules {

    /** Registered by their own programme; every other one counts only once approved by government. */
    private static final Set<String> REGISTERED = Set.of("CER", "CCER");

    /** Earlier retired goes first, then the lower serial, so that the order of rows never decides. */
    static final Comparator<Row> ORDER = Comparator.comparing(
                    (Row row) -> row.findDate("retired").orElse(LocalDate.MAX))
            .thenComparing(row -> row.number("year-served"))
            .thenComparing(row -> row.text("programme"))
            .thenComparing(row -> row.text("project"))
            .thenComparing(row -> row.number("serial-from"))
            .thenComparing(row -> row.number("serial-to"))
            .thenComparing(row -> row.text("beneficiary"))
            .thenComparing(Row::locator);

    private final DerivationRun run;
    private final Scope scope;
    private final List<Text> missing = new ArrayList<>();
    private final IdentityHashMap<Row, String> overlaps = new IdentityHashMap<>();
    private final Set<String> from = new TreeSet<>();
    private final List<String> counted = new ArrayList<>();
    private Ratio retired = Ratio.ZERO;

    OffsetRules(DerivationRun run) {
        this.run = run;
        this.scope = new Scope(run, "offsets", new DerivationClosure(run.catalogue()).tablesOfOffsets());
    }

    OffsetAccount account(Derived residual) {
        Optional<Ratio> value = residual.findValue();
        if (value.isEmpty()) {
            missing.add(DerivationTexts.text("offset.no-residual"));
            missing.addAll(residual.missing());
        }
        run.view()
                .awaiting(DerivationClosure.CREDIT_UNITS)
                .forEach(item -> missing.add(DerivationTexts.text("item.awaiting", item)));
        Set<String> greenProofs = GreenPower.of(scope).proofs();
        Trace trace = new Trace();
        List<Row> rows = scope.optional(DerivationClosure.CREDIT_UNITS, trace).stream()
                .sorted(ORDER)
                .toList();
        reserve(rows);
        for (Row row : rows) {
            Optional<Text> refusal = refusal(row, greenProofs);
            if (refusal.isPresent()) {
                missing.add(refusal.get());
            } else {
                count(row);
            }
        }
        citeAttachments();
        boolean complete = value.isPresent() && isCovered(value.get());
        value.filter(needed -> !complete)
                .ifPresent(needed -> missing.add(DerivationTexts.text(
                        "offset.short",
                        needed.ceiling(),
                        retired,
                        needed.ceiling().minus(retired))));
        return new OffsetAccount(
                value.orElse(null),
                retired,
                complete,
                missing,
                List.copyOf(from),
                value.map(this::formula).orElse(""),
                inputs(residual));
    }

    private String formula(Ratio residual) {
        if (residual.signum() <= 0) {
            return residual + " <= 0";
        }
        return retired + (isCovered(residual) ? " >= " : " < ") + "ceiling(" + residual + ")";
    }

    private List<Input> inputs(Derived residual) {
        List<Input> inputs = new ArrayList<>();
        Ratio value = residual.value();
        if (value != null) {
            inputs.add(new Input(
                    residual.quantity(),
                    value.toDecimal(),
                    residual.unit(),
                    residual.formula(),
                    residual.from(),
                    residual.status() == Derived.Status.DECLARED));
        }
        String sum = counted.isEmpty() ? "0" : String.join(" + ", counted);
        inputs.add(new Input("offset.retired", retired.toDecimal(), "tCO2e", sum, List.copyOf(from), false));
        return inputs;
    }

    /** A retired range is used, whatever year or beneficiary it served, so no later row may use it again. */
    private void reserve(List<Row> rows) {
        DisjointRanges used = new DisjointRanges();
        for (Row row : rows) {
            if (row.findDate("retired").isPresent() && isRange(row)) {
                keep(used, row).ifPresent(before -> overlaps.put(row, before));
            }
        }
    }

    private boolean isCovered(Ratio residual) {
        return residual.signum() <= 0 || retired.compareTo(residual.ceiling()) >= 0;
    }

    private void count(Row row) {
        retired = retired.plus(row.number("quantity"));
        counted.add(row.number("quantity").toDecimal());
        from.add(row.locator());
    }

    /** The attachments of the tables that hold a counted range. */
    private void citeAttachments() {
        for (EvidenceItem.Table table : run.view().tables(DerivationClosure.CREDIT_UNITS)) {
            if (table.rows().stream().anyMatch(row -> from.contains(row.locator()))) {
                table.supports().forEach(support -> from.add(support.toString()));
            }
        }
    }

    /** Serials are unique within a programme, however the project is spelt. Only for whole serials in order. */
    static Optional<String> keep(DisjointRanges ranges, Row row) {
        return ranges.keep(
                row.text("programme"),
                row.number("serial-from").numerator(),
                row.number("serial-to").numerator(),
                row.locator());
    }

    private Optional<Text> refusal(Row row, Set<String> greenProofs) {
        String range = key(row);
        String reviewed = run.view().review().refusedUnits().get(range);
        if (reviewed != null) {
            return refuse("offset.refused-by-ledger", range, row.place(), reviewed);
        }
        return badCount(row, range)
                .or(() -> badService(row, range))
                .or(() -> badRetirement(row, range))
                .or(() -> badProof(row, range, greenProofs))
                .or(() -> Optional.ofNullable(overlaps.get(row))
                        .flatMap(before -> refuse("offset.overlap", range, row.place(), Row.placeOf(before))));
    }

    static String key(Row row) {
        return row.text("programme") + "/" + row.text("project") + "/" + row.number("serial-from") + "-"
                + row.number("serial-to");
    }

    /** One unit is one tonne, so the quantity must be the number of serials. */
    static boolean isCountRight(Row row) {
        Ratio count = row.number("serial-to").minus(row.number("serial-from")).plus(Ratio.ONE);
        return isRange(row) && row.number("quantity").equals(count);
    }

    private static boolean isRange(Row row) {
        Ratio first = row.number("serial-from");
        Ratio last = row.number("serial-to");
        return isWhole(first) && isWhole(last) && first.compareTo(last) <= 0;
    }

    private static boolean isWhole(Ratio value) {
        return value.denominator().equals(BigInteger.ONE);
    }

    private static Optional<Text> badCount(Row row, String range) {
        return isCountRight(row)
                ? Optional.empty()
                : refuse("offset.quantity", range, row.place(), row.number("quantity"));
    }

    private Optional<Text> badService(Row row, String range) {
        Ratio year = Ratio.of(scope.year());
        if (!row.number("year-served").equals(year)) {
            return refuse("offset.other-year", range, row.place(), row.number("year-served"), year);
        }
        if (!Beneficiary.isPark(scope.park(), row.text("beneficiary"))) {
            return refuse("offset.other-beneficiary", range, row.place(), row.text("beneficiary"));
        }
        return row.number("vintage").equals(year) ? badPlace(row, range) : Optional.empty();
    }

    /** Where a reduction of this year was made must be said, since one inside is in the residual already. */
    private static Optional<Text> badPlace(Row row, String range) {
        if (row.cells().get("inside") == null) {
            return refuse("offset.inside-blank", range, row.place());
        }
        return row.isYes("inside") ? refuse("offset.inside", range, row.place()) : Optional.empty();
    }

    private Optional<Text> badRetirement(Row row, String range) {
        Optional<LocalDate> date = row.findDate("retired");
        if (date.isEmpty()) {
            return refuse("offset.not-retired", range, row.place());
        }
        LocalDate day = date.get();
        LocalDate first = LocalDate.of(scope.year(), 1, 1);
        LocalDate last = scope.yearEnd().plusYears(1);
        if (day.isBefore(first) || day.isAfter(last) || day.isAfter(scope.date())) {
            return refuse("offset.retirement-window", range, row.place(), day, first, last, scope.date());
        }
        if (row.number("vintage").compareTo(Ratio.of(day.getYear())) > 0) {
            return refuse("offset.vintage", range, row.place(), row.number("vintage"), day);
        }
        return Optional.empty();
    }

    private static Optional<Text> badProof(Row row, String range, Set<String> greenProofs) {
        if (!EnterpriseShares.hasText(row, "proof")) {
            return refuse("offset.no-proof", range, row.place());
        }
        if (greenProofs.contains(PlainText.of(row.text("proof")))) {
            return refuse("offset.green-power", range, row.place(), row.text("proof"));
        }
        if (Boolean.FALSE.equals(row.cells().get("approved"))) {
            return refuse("offset.approval-denied", range, row.place());
        }
        if (!REGISTERED.contains(row.text("programme")) && !row.isYes("approved")) {
            return refuse("offset.not-approved", range, row.place(), row.text("programme"));
        }
        return Optional.empty();
    }

    private static Optional<Text> refuse(String code, Object... found) {
        return Optional.of(DerivationTexts.text(code, found));
    }
}
