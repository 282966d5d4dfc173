package org.lingtan.engine.workbench;

import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.Form;

/** Whether a fact satisfies a single constraint of the restricted profile, asked in the words of {@code engine.fact}. */
final class FactConditions {

    private FactConditions() {}

    static boolean holds(Constraint constraint, Fact fact) {
        return switch (constraint.form()) {
            case EQUALS, DIFFERS ->
                text(constraint.name(), fact).equals(constraint.literal()) == (constraint.form() == Form.EQUALS);
            case HOLDS -> flag(constraint.name(), fact);
            case CALLS -> call(constraint.name(), constraint.literal(), fact);
        };
    }

    private static String text(String property, Fact fact) {
        return switch (property) {
            case "criterion" -> fact.getCriterion();
            case "part" -> fact.getPart();
            case "topic", "quantity" -> fact.getTopic();
            case "value" -> ((Described) fact).getValue();
            default -> throw unknown(property);
        };
    }

    private static boolean flag(String property, Fact fact) {
        return switch (property) {
            case "yes" -> ((Attested) fact).isYes();
            case "no" -> ((Attested) fact).isNo();
            case "positive" -> ((Measured) fact).isPositive();
            case "nothing" -> ((Measured) fact).isNothing();
            case "nothingToMeasure" -> ((Open) fact).isNothingToMeasure();
            case "unsettled" -> ((Open) fact).isUnsettled();
            default -> throw unknown(property);
        };
    }

    private static boolean call(String word, String parameter, Fact fact) {
        return switch (word) {
            case "inForce" -> fact.inForce(parameter);
            case "notInForce" -> fact.notInForce(parameter);
            case "atLeast" -> ((Measured) fact).atLeast(parameter);
            case "below" -> ((Measured) fact).below(parameter);
            case "atMost" -> ((Measured) fact).atMost(parameter);
            case "above" -> ((Measured) fact).above(parameter);
            case "within" -> ((Measured) fact).within(parameter);
            case "outside" -> ((Measured) fact).outside(parameter);
            default -> throw unknown(word);
        };
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException("The vocabulary has no word (%s).".formatted(word));
    }
}
