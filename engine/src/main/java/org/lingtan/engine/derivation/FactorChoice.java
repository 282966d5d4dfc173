package org.lingtan.engine.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lingtan.catalog.factor.Factor;
import org.lingtan.catalog.factor.Factors;
import org.lingtan.catalog.factor.Purpose;
import org.lingtan.catalog.factor.PurposeException;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.Row;

/**
 * Chooses the factor for an amount: the row of the factor tables that is valid on the assessment date, else a factor in
 * evidence for the same thing, purpose and year. Nothing is guessed or borrowed: without one the trace names exactly
 * what is missing.
 */
final class FactorChoice {

    private static final Unit KGCE = Unit.of("kgce");
    private static final Unit TCO2 = Unit.of("tCO2");
    static final String HEAT = "heat";
    private static final String ENERGY = "energy";

    private final Scope scope;
    private final Trace trace;
    private final Map<String, List<Row>> evidence = new HashMap<>();
    private final Map<String, Row> byId = new HashMap<>();

    FactorChoice(Scope scope, Trace trace) {
        this.scope = scope;
        this.trace = trace;
        for (Row row : scope.optional("factors", trace)) {
            evidence.computeIfAbsent(subject(row.text("what")), key -> new ArrayList<>())
                    .add(row);
            byId.putIfAbsent(row.text("id").strip(), row);
        }
    }

    /** An amount times its factor, with the term of the formula. */
    record Product(Ratio value, String term) {
        static final Product NONE = new Product(Ratio.ZERO, "");
    }

    private Factors tables() {
        return scope.catalogue().factors();
    }

    /** The coal equivalent of an amount, in kgce. */
    Product coalEquivalent(String carrier, Ratio amount, Unit unit) {
        if (unit.convertsTo(KGCE)) {
            return new Product(unit.convert(amount, KGCE), amount + " " + unit + " " + carrier);
        }
        Optional<Factor> own = tables().findCoalEquivalent(carrier, scope.year(), scope.date());
        return fromTable(own, carrier, amount, unit, KGCE)
                .or(() -> fromEvidence(carrier, Purpose.COAL_EQUIVALENT, amount, unit, KGCE))
                .or(() -> byEnergyContent(carrier, amount, unit))
                .orElseGet(() -> missing(carrier, Purpose.COAL_EQUIVALENT, unit));
    }

    /** Standard coal is itself defined by energy content, so an amount stated as energy needs no factor of its carrier. */
    private Optional<Product> byEnergyContent(String carrier, Ratio amount, Unit unit) {
        if (!unit.dimension().equals(ENERGY) || carrierId(tables(), carrier).startsWith("electricity")) {
            return Optional.empty();
        }
        return fromTable(tables().findCoalEquivalent(HEAT, scope.year(), scope.date()), carrier, amount, unit, KGCE);
    }

    /** The CO2 of burning an amount, in tCO2. */
    Product combustion(String carrier, Purpose purpose, Ratio amount, Unit unit) {
        return fromTable(serving(() -> tables().findFuel(carrier, purpose, scope.date())), carrier, amount, unit, TCO2)
                .or(() -> fromEvidence(carrier, purpose, amount, unit, TCO2))
                .orElseGet(() -> missing(carrier, purpose, unit));
    }

    /** The process CO2 of an output, in tCO2. */
    Product process(String product, Purpose purpose, Ratio amount, Unit unit) {
        return fromTable(
                        serving(() -> tables().findProcess(product, purpose, scope.date())),
                        product,
                        amount,
                        unit,
                        TCO2)
                .or(() -> fromEvidence(product, purpose, amount, unit, TCO2))
                .orElseGet(() -> missing(product, purpose, unit));
    }

    /** The tables go first; the factor that the row names counts only where they hold none for the product. */
    Product processNaming(String id, String product, Purpose purpose, Ratio amount, Unit unit) {
        return fromTable(
                        serving(() -> tables().findProcess(product, purpose, scope.date())),
                        product,
                        amount,
                        unit,
                        TCO2)
                .map(found -> {
                    trace.warn("factor.table-first", id, product);
                    return found;
                })
                .orElseGet(() -> byId(id, product, purpose, amount, unit));
    }

    /** By a factor in evidence that a row names and that is for the same thing, in tCO2. */
    Product byId(String id, String what, Purpose purpose, Ratio amount, Unit unit) {
        Row row = byId.get(id.strip());
        if (row == null) {
            trace.missing("factor.unknown-id", id);
            return Product.NONE;
        }
        boolean fits = isFit(row, purpose)
                && (what.equals(HEAT) || subject(row.text("what")).equals(subject(what)));
        Optional<Product> product = fits ? product(row, what, amount, unit, TCO2) : Optional.empty();
        return product.orElseGet(() -> {
            unfit(row, purpose);
            return Product.NONE;
        });
    }

    /** Whether a named factor is known and serves another purpose: a row names one, and each account needs its own. */
    boolean isOfOtherPurpose(String id, Purpose purpose) {
        Row row = byId.get(id.strip());
        return row != null && !row.text("purpose").equals(purpose.code());
    }

    /** Bought heat by a factor in evidence for heat of this purpose, in tCO2. */
    Optional<Product> heat(Purpose purpose, Ratio amount, Unit unit) {
        return fromEvidence(HEAT, purpose, amount, unit, TCO2);
    }

    /** A factor that serves another purpose is as good as none. */
    private static Optional<Factor> serving(Supplier<Optional<Factor>> lookup) {
        try {
            return lookup.get();
        } catch (PurposeException e) {
            return Optional.empty();
        }
    }

    private Optional<Product> fromTable(Optional<Factor> found, String carrier, Ratio amount, Unit unit, Unit target) {
        return found.flatMap(factor -> {
            Optional<Product> product = multiply(carrier, amount, unit, factor.value(), factor.unit(), target);
            product.ifPresent(used -> trace.restsOn(factor));
            return product;
        });
    }

    private Optional<Product> fromEvidence(String what, Purpose purpose, Ratio amount, Unit unit, Unit target) {
        Product chosen = null;
        for (Row row : evidence.getOrDefault(subject(what), List.of())) {
            Optional<Product> product =
                    isFit(row, purpose) ? product(row, what, amount, unit, target) : Optional.empty();
            if (product.isEmpty()) {
                continue;
            }
            if (chosen != null && !chosen.value().equals(product.get().value())) {
                trace.missing("factor.ambiguous", what, purpose.code());
            }
            chosen = product.get();
        }
        return Optional.ofNullable(chosen);
    }

    private Optional<Product> product(Row row, String what, Ratio amount, Unit unit, Unit target) {
        Optional<Product> product = multiply(what, amount, unit, row.number("value"), row.text("unit"), target);
        product.ifPresent(used -> trace.restsOn(row.locator()));
        return product;
    }

    private boolean isFit(Row row, Purpose purpose) {
        return row.text("purpose").equals(purpose.code())
                && row.number("year").equals(Ratio.of(scope.year()))
                && EnterpriseShares.hasText(row, "document")
                && EnterpriseShares.hasText(row, "method");
    }

    private static Optional<Product> multiply(
            String carrier, Ratio amount, Unit unit, Ratio factor, String compound, Unit target) {
        int slash = compound.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Optional<Unit> above = Unit.find(compound.substring(0, slash)).filter(target::convertsTo);
        Optional<Unit> below = Unit.find(compound.substring(slash + 1)).filter(unit::convertsTo);
        if (above.isEmpty() || below.isEmpty()) {
            return Optional.empty();
        }
        Ratio value = above.get().convert(unit.convert(amount, below.get()).times(factor), target);
        return Optional.of(new Product(value, amount + " " + unit + " " + carrier + " x " + factor + " " + compound));
    }

    private Product missing(String what, Purpose purpose, Unit unit) {
        evidence.getOrDefault(subject(what), List.of()).forEach(row -> unfit(row, purpose));
        trace.missing(
                purpose == Purpose.COAL_EQUIVALENT ? "factor.missing-coal-equivalent" : "factor.missing",
                what,
                purpose.code(),
                unit,
                scope.year());
        return Product.NONE;
    }

    private void unfit(Row row, Purpose purpose) {
        trace.missing(
                "factor.unfit",
                row.text("id"),
                row.text("purpose") + " " + row.number("year") + " " + row.text("unit"),
                purpose.code() + " " + scope.year(),
                row.place());
    }

    /** One key for all names of a carrier or product. */
    private String subject(String what) {
        return carrierId(tables(), what).strip().toLowerCase(Locale.ROOT);
    }

    /** The carrier of the catalogue by any of its names; a name it does not know stands for itself. */
    static String carrierId(Factors factors, String carrier) {
        return factors.findCarrier(carrier).orElse(carrier);
    }

    static boolean same(String one, String other) {
        return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}
