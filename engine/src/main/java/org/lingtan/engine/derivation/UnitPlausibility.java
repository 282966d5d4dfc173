package org.lingtan.engine.derivation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.quantity.Unit;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.Row;

/** Units that are unknown or of the wrong dimension, and declared values outside what their kind allows. */
final class UnitPlausibility {

    private static final Map<String, Set<String>> DIMENSIONS = Map.of(
            "energy", Set.of("energy", "mass", "volume", "coal-equivalent"),
            "electricity", Set.of("energy"),
            "green-power", Set.of("energy"),
            "heat", Set.of("energy", "mass"));

    private static final Set<String> CARBON_KINDS = Set.of("carbon-in", "carbon-out");
    private static final Set<String> MAY_EXCEED = Set.of("energy.storage-ratio");
    private static final Set<String> MAY_BE_NEGATIVE = Set.of("buildings.carbon-reduction");

    private UnitPlausibility() {}

    static void check(PlausibilityCheck check) {
        DIMENSIONS.forEach((table, allowed) -> check.rows(table).forEach(row -> dimension(check, row, allowed)));
        for (Row row : check.rows("process")) {
            if (CARBON_KINDS.contains(row.text("kind"))) {
                dimension(check, row, Set.of("carbon"));
            } else {
                known(check, row);
            }
        }
        check.rows("readings").forEach(row -> known(check, row));
        check.rows("factors").forEach(row -> factor(check, row));
        check.evidence().items().stream()
                .filter(EvidenceItem.DeclaredQuantity.class::isInstance)
                .map(EvidenceItem.DeclaredQuantity.class::cast)
                .forEach(declared -> declared(check, declared));
    }

    private static Optional<Unit> known(PlausibilityCheck check, Row row) {
        Optional<String> written = row.findText("unit");
        Optional<Unit> unit = written.flatMap(Unit::find);
        if (written.isPresent() && unit.isEmpty()) {
            check.report("unit-unknown", row, written.get());
        }
        return unit;
    }

    private static void dimension(PlausibilityCheck check, Row row, Set<String> allowed) {
        known(check, row)
                .filter(unit -> !allowed.contains(unit.dimension()))
                .ifPresent(unit -> check.report(
                        "unit-dimension",
                        row,
                        unit,
                        String.join(", ", allowed.stream().sorted().toList())));
    }

    private static void factor(PlausibilityCheck check, Row row) {
        String expected = row.text("purpose").equals("coal-equivalent") ? "coal-equivalent/" : "co2/";
        known(check, row)
                .filter(unit -> !unit.dimension().startsWith(expected))
                .ifPresent(unit -> check.report("unit-dimension", row, unit, expected + "…"));
    }

    private static void declared(PlausibilityCheck check, EvidenceItem.DeclaredQuantity declared) {
        check.catalogue().findQuantity(declared.topic()).ifPresent(quantity -> {
            if (!declared.unit().equals(quantity.unit())) {
                check.report("unit-dimension", declared.id(), declared.unit(), quantity.unit());
            }
            boolean over = declared.value().compareTo(Ratio.HUNDRED) > 0 && !MAY_EXCEED.contains(quantity.id());
            boolean under = declared.value().signum() < 0 && !MAY_BE_NEGATIVE.contains(quantity.id());
            if (quantity.unit().equals("%") && (over || under)) {
                check.report("over-hundred", declared.id(), quantity.id(), declared.value());
            }
        });
    }
}
