package org.lingtan.engine.derivation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.Row;

/**
 * The electricity of the year in kWh, what was sent out netted kind by kind: power of a source is taken first from own
 * generation of that source, then from direct supply of it; unspecified (mixed) and fossil power also from the grid.
 *
 * @param grid bought from the grid, net; fossil whatever the grid mix
 * @param direct directly supplied, net, by source
 * @param own generated and consumed inside, net, by source
 * @param ownMade own generation by source, before netting
 * @param ownFuelledSentOut what was sent out of own generation from fossil or unspecified sources
 * @param terminal what went into terminal use, before netting
 * @param sentOut everything sent out
 * @param trace what it rests on
 */
record ElectricityBalance(
        Ratio grid,
        Map<String, Ratio> direct,
        Map<String, Ratio> own,
        Map<String, Ratio> ownMade,
        Ratio ownFuelledSentOut,
        Ratio terminal,
        Ratio sentOut,
        Trace trace) {

    static final Unit KWH = Unit.of("kWh");

    private static final String MIXED = "mixed";
    private static final String FOSSIL = "fossil";
    private static final Set<String> RENEWABLE = Set.of("solar", "wind", "hydro", "biomass", "geothermal");

    static ElectricityBalance of(Scope scope) {
        return scope.shared(ElectricityBalance.class, "year", inner -> {
            Trace trace = new Trace();
            Builder builder = new Builder();
            for (Row row : inner.required("electricity", trace)) {
                builder.add(row, trace);
            }
            return builder.build(trace);
        });
    }

    /** Bought + own generated - sent out, before storage losses. */
    Ratio consumed() {
        return grid.plus(sum(direct)).plus(sum(own));
    }

    /**
     * What energy.total counts: own generation from a counted carrier is not counted again.
     *
     * @param counted the non-fossil sources whose carrier the energy ledger counts
     */
    Ratio broughtIn(Set<String> counted) {
        return consumed().minus(fuelled(ownMade)).minus(made(counted));
    }

    /** Own generation from the sources, before netting, so that what is sent out lowers the carrier it was made from. */
    Ratio made(Set<String> sources) {
        return sources.stream().map(source -> at(ownMade, source)).reduce(Ratio.ZERO, Ratio::plus);
    }

    Ratio nonFossil() {
        return nonFossil(own).plus(nonFossil(direct));
    }

    Ratio renewable() {
        return renewable(own).plus(renewable(direct));
    }

    /** Directly supplied from fossil or unspecified sources. */
    Ratio directFossil() {
        return sum(direct).minus(nonFossil(direct));
    }

    static boolean isNonFossil(String source) {
        return !source.equals(MIXED) && !source.equals(FOSSIL);
    }

    private static Ratio nonFossil(Map<String, Ratio> bySource) {
        return sum(bySource).minus(fuelled(bySource));
    }

    /** Own power of these sources comes from fuels that the energy ledger counts. */
    private static Ratio fuelled(Map<String, Ratio> bySource) {
        return at(bySource, MIXED).plus(at(bySource, FOSSIL));
    }

    private static Ratio renewable(Map<String, Ratio> bySource) {
        return RENEWABLE.stream().map(source -> at(bySource, source)).reduce(Ratio.ZERO, Ratio::plus);
    }

    private static Ratio at(Map<String, Ratio> bySource, String source) {
        return bySource.getOrDefault(source, Ratio.ZERO);
    }

    private static Ratio sum(Map<String, Ratio> bySource) {
        return bySource.values().stream().reduce(Ratio.ZERO, Ratio::plus);
    }

    /** Sums the rows, then nets what was sent out. */
    private static final class Builder {

        private final Map<String, Ratio> direct = new TreeMap<>();
        private final Map<String, Ratio> own = new TreeMap<>();
        private final Map<String, Ratio> out = new TreeMap<>();
        private Ratio grid = Ratio.ZERO;
        private Ratio terminal = Ratio.ZERO;

        void add(Row row, Trace trace) {
            Unit unit = Unit.find(row.text("unit")).filter(KWH::convertsTo).orElse(null);
            if (unit == null) {
                trace.missing("unit.unusable", row.text("unit"), "electricity", row.place());
                return;
            }
            Ratio amount = unit.convert(row.number("amount"), KWH);
            String source = row.text("source");
            switch (row.text("kind")) {
                case "grid" -> grid = grid.plus(amount);
                case "direct" -> direct.merge(source, amount, Ratio::plus);
                case "own" -> own.merge(source, amount, Ratio::plus);
                default -> {
                    out.merge(source, amount, Ratio::plus);
                    return;
                }
            }
            if (row.findText("use").orElse("terminal").equals("terminal")) {
                terminal = terminal.plus(amount);
            }
        }

        ElectricityBalance build(Trace trace) {
            Map<String, Ratio> made = new TreeMap<>(own);
            out.forEach((source, amount) -> net(source, amount, trace));
            Ratio sentOut = fuelled(made).minus(fuelled(own));
            return new ElectricityBalance(grid, direct, own, made, sentOut, terminal, sum(out), trace);
        }

        private void net(String source, Ratio amount, Trace trace) {
            Ratio rest = take(own, source, amount);
            rest = take(direct, source, rest);
            if (!isNonFossil(source)) {
                Ratio taken = rest.min(grid);
                grid = grid.minus(taken);
                rest = rest.minus(taken);
            }
            if (rest.signum() > 0) {
                trace.missing("electricity.sent-out", source, rest);
            }
        }

        private static Ratio take(Map<String, Ratio> from, String source, Ratio amount) {
            Ratio taken = amount.min(at(from, source));
            if (taken.signum() > 0) {
                from.put(source, at(from, source).minus(taken));
            }
            return amount.minus(taken);
        }
    }
}
