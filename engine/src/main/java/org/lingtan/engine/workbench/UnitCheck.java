package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Argument;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.RuleStatement.Form;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/**
 * Holds the unit of each parameter against what it is used for: a bound has the unit of the quantity it is compared with,
 * as the catalogue states it, points are points and ranks are ranks.
 */
final class UnitCheck {

    /** What sums, stages and accounting read by name, in the units in which they read it. */
    static final Map<String, String> READ_BY_NAME = Map.of(
            "total.divisor", "1",
            "total.maximum", "points",
            "rank.highest", "rank",
            "zero-carbon.min-stage", "grade",
            "acceptance.electricity", "kgCO2/kWh",
            "acceptance.heat", "tCO2/GJ",
            "inventory.heat", "tCO2/GJ",
            "natural-gas.is-clean", "1",
            "alarm.clean-share", "%",
            "warning.direct-supply", "%");

    private static final String POINTS = "points";
    private static final Map<String, String> OF_VERB =
            Map.of("awarded", POINTS, "open", POINTS, "permittedUpTo", "rank");

    private final Map<String, Set<String>> expected = new HashMap<>();

    private UnitCheck() {}

    /**
     * Checks every parameter of a rulebook.
     *
     * @param rulebook the rulebook
     * @param rules its rules
     * @return the defects
     */
    static List<Defect> check(Rulebook rulebook, List<RuleStatement> rules) {
        UnitCheck check = new UnitCheck();
        READ_BY_NAME.forEach(check::expect);
        rulebook.groups().forEach(group -> check.expect(group.weight(), "1"));
        for (Criterion criterion : rulebook.criteria()) {
            criterion.parts().forEach(part -> check.maximum(rulebook, part.maximum()));
        }
        rules.forEach(check::rule);
        List<Defect> defects = new ArrayList<>();
        for (Parameter parameter : rulebook.parameters().all()) {
            Set<String> units = check.expected.getOrDefault(parameter.id(), Set.of(parameter.unit()));
            if (!units.equals(Set.of(parameter.unit()))) {
                defects.add(Places.of(
                        "parity.unit", parameter.place(), parameter.id(), parameter.unit(), String.join(", ", units)));
            }
        }
        return defects;
    }

    private void expect(String parameter, String unit) {
        expected.computeIfAbsent(parameter, id -> new TreeSet<>()).add(unit);
    }

    /** The most points may be a number of their own, or the last band of a table that has the unit of its bounds. */
    private void maximum(Rulebook rulebook, String id) {
        rulebook.parameters()
                .find(id)
                .filter(parameter -> parameter.values().stream().allMatch(dated -> dated.value() instanceof Ratio))
                .ifPresent(parameter -> expect(id, POINTS));
    }

    private void rule(RuleStatement rule) {
        Map<String, String> topics = new HashMap<>();
        for (FactPattern pattern : rule.patterns()) {
            String topic = topic(pattern);
            topics.put(pattern.binding(), topic);
            for (Constraint constraint : pattern.constraints()) {
                boolean compares = constraint.form() == Form.CALLS
                        && !constraint.name().equals("inForce")
                        && !constraint.name().equals("notInForce");
                if (compares) {
                    comparedWith(topic, constraint.literal());
                }
            }
        }
        for (Argument argument : rule.arguments()) {
            if (!argument.fact()) {
                String unit = OF_VERB.get(rule.verb());
                if (unit == null) {
                    comparedWith(topics.getOrDefault(rule.arguments().get(0).text(), ""), argument.text());
                } else {
                    expect(argument.text(), unit);
                }
            }
        }
    }

    private static String topic(FactPattern pattern) {
        return pattern.constraints().size() < 2
                ? ""
                : pattern.constraints().get(1).literal();
    }

    private void comparedWith(String quantity, String parameter) {
        Catalogue.shipped()
                .findQuantity(quantity)
                .map(QuantityDefinition::unit)
                .ifPresent(unit -> expect(parameter, unit));
    }
}
