package org.lingtan.engine.derivation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.Row;

/** Declared values that differ from the derived ones, and values of an unlikely magnitude. */
final class ValuePlausibility {

    /** The largest likely factor for an amount of energy, mass and volume. */
    private static final List<String> FACTOR_BOUNDS = List.of("factor-per-kWh", "factor-per-t", "factor-per-m3");

    private ValuePlausibility() {}

    static void check(PlausibilityCheck check) {
        EvidenceView view = EvidenceView.claimed(check.evidence(), ReviewRecord.none());
        DerivedValues values = Derivation.derive(
                view, check.catalogue(), check.evidence().applicationDate(), AccountingSettings.none(), Map.of());
        declared(check, values);
        carbonPerEnergy(check, values);
        factors(check);
        floorArea(check);
    }

    private static void declared(PlausibilityCheck check, DerivedValues values) {
        for (EvidenceItem item : check.evidence().items()) {
            if (item instanceof EvidenceItem.DeclaredQuantity stated
                    && values.all().containsKey(stated.topic())) {
                Derived derived = values.get(stated.topic());
                if (derived.status() == Derived.Status.DERIVED
                        && !stated.value().equals(derived.value())) {
                    check.report(
                            "declared-differs",
                            stated.id(),
                            stated.topic(),
                            stated.value(),
                            derived.findValue().orElseThrow(),
                            derived.unit());
                }
            }
        }
    }

    private static void carbonPerEnergy(PlausibilityCheck check, DerivedValues values) {
        Optional<Ratio> energy = values.get("energy.total").findValue().filter(value -> value.signum() > 0);
        Ratio bound = Alarms.shipped().bound("carbon-per-energy");
        for (String quantity : List.of("carbon.total", "carbon.residual")) {
            Derived carbon = values.get(quantity);
            if (energy.isPresent() && carbon.findValue().isPresent()) {
                Ratio intensity = carbon.findValue().get().dividedBy(energy.get());
                if (intensity.compareTo(bound) > 0) {
                    check.report(
                            "carbon-per-energy",
                            place(carbon),
                            quantity,
                            carbon.findValue().get(),
                            energy.get(),
                            intensity,
                            bound);
                }
            }
        }
    }

    private static String place(Derived derived) {
        return derived.from().isEmpty() ? derived.quantity() : derived.from().get(0);
    }

    private static void factors(PlausibilityCheck check) {
        for (Row row : check.rows("factors")) {
            Optional<Unit> unit = Unit.find(row.text("unit"));
            for (String alarm : FACTOR_BOUNDS) {
                Unit target = Unit.of(Alarms.shipped().unit(alarm));
                Ratio bound = Alarms.shipped().bound(alarm);
                unit.filter(target::convertsTo)
                        .map(known -> known.convert(row.number("value"), target))
                        .filter(value -> value.compareTo(bound) > 0)
                        .ifPresent(
                                value -> check.report("factor-magnitude", row, row.text("id"), value, target, bound));
            }
        }
    }

    private static void floorArea(PlausibilityCheck check) {
        List<Row> buildings = check.rows("buildings");
        Ratio floor = RegisterShares.sum(buildings, "floor-area");
        Ratio bound = Alarms.shipped().bound("floor-area-per-area");
        Ratio area = check.evidence().park().area();
        if (floor.compareTo(area.times(bound)) > 0) {
            check.report("floor-area", buildings.get(0), floor, area, bound);
        }
    }
}
