package org.lingtan.engine.derivation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.Row;

/**
 * The energy ledger, summed by carrier, origin, use and unit, so that neither months nor the order of rows matter.
 *
 * @param lines the sums, sent-out amounts negative
 * @param trace what it rests on
 */
record EnergyLedger(SortedMap<EnergyLedger.Line, Ratio> lines, Trace trace) {

    private static final String SENT_OUT = "sent-out";
    private static final String BIOMASS = "biomass";

    /** Carriers are free text; a non-fossil fuel for power that names no source is taken to be biomass. */
    private static final Map<Pattern, String> NAMED = named();

    private static Map<Pattern, String> named() {
        Map<Pattern, String> named = new LinkedHashMap<>();
        named.put(Pattern.compile("(?i)geotherm|地热"), "geothermal");
        named.put(Pattern.compile("(?i)solar|太阳能|光热"), "solar");
        named.put(Pattern.compile("(?i)nuclear|uranium|核能|核燃料|铀"), "nuclear");
        named.put(Pattern.compile("(?i)bio-?mass|bio-?gas|straw|生物质|沼气|秸秆"), BIOMASS);
        return named;
    }

    /**
     * What was summed together.
     *
     * @param carrier the carrier as written
     * @param origin bought, own, stock-change or sent-out
     * @param use terminal, power, heat, conversion or raw-material
     * @param nonFossil whether the ledger calls it non-fossil
     * @param unit the unit
     */
    record Line(String carrier, String origin, String use, boolean nonFossil, Unit unit) {

        static final Comparator<Line> ORDER = Comparator.comparing(Line::carrier)
                .thenComparing(Line::origin)
                .thenComparing(Line::use)
                .thenComparing(Line::nonFossil)
                .thenComparing(line -> line.unit().symbol());

        boolean isRawMaterial() {
            return use.equals("raw-material");
        }

        boolean isConversion() {
            return use.equals("conversion");
        }

        boolean isTerminal() {
            return use.equals("terminal");
        }

        /** Made inside from a carrier that is counted already, since only non-fossil energy originates inside. */
        boolean isMadeFromCounted() {
            return origin.equals("own") && !nonFossil;
        }

        boolean isSentOut() {
            return origin.equals(SENT_OUT);
        }

        /** The source of the electricity made from this line where it is non-fossil; empty if none is made. */
        Optional<String> powerSource() {
            if (isRawMaterial() || isMadeFromCounted()) {
                return Optional.empty();
            }
            Optional<String> named = NAMED.entrySet().stream()
                    .filter(entry -> entry.getKey().matcher(carrier).find())
                    .map(Map.Entry::getValue)
                    .findFirst();
            boolean biomass = named.filter(BIOMASS::equals).isPresent() && !isTerminal();
            boolean power = nonFossil && use.equals("power");
            return power || biomass ? Optional.of(named.orElse(BIOMASS)) : Optional.empty();
        }
    }

    /** The non-fossil sources of own electricity whose carrier is counted here already. */
    Set<String> powerSources() {
        Set<String> sources = new TreeSet<>();
        lines.forEach((line, amount) -> {
            if (amount.signum() > 0) {
                line.powerSource().ifPresent(sources::add);
            }
        });
        return sources;
    }

    static EnergyLedger of(Scope scope) {
        return scope.shared(EnergyLedger.class, "year", EnergyLedger::read);
    }

    private static EnergyLedger read(Scope scope) {
        Trace trace = new Trace();
        SortedMap<Line, Ratio> lines = new TreeMap<>(Line.ORDER);
        Map<String, Unit> units = new TreeMap<>();
        for (Row row : scope.required("energy", trace)) {
            String written = row.text("unit");
            Unit unit = units.computeIfAbsent(written, text -> Unit.find(text).orElse(null));
            if (unit == null) {
                trace.missing("unit.unusable", written, "energy", row.place());
                continue;
            }
            Line line = new Line(
                    row.text("carrier").strip(), row.text("origin"), row.text("use"), row.isYes("non-fossil"), unit);
            Ratio amount = row.number("amount");
            lines.merge(line, line.isSentOut() ? amount.negate() : amount, Ratio::plus);
        }
        return new EnergyLedger(lines, trace);
    }
}
