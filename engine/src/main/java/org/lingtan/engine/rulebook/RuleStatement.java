package org.lingtan.engine.rulebook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One rule in the restricted profile, read by a grammar of our own: what linting, proofs and translation work on.
 *
 * @param name the whole name, for example {@code CNIP-16-1 each full fifth ... earns a point}
 * @param clause the argument of {@code @Clause}
 * @param file the rule file
 * @param line the line of the name
 * @param patterns the conditions, all of which must hold
 * @param verb the method of the sink that is called, for example {@code scored}
 * @param arguments its arguments, in order
 */
public record RuleStatement(
        String name,
        String clause,
        String file,
        int line,
        List<FactPattern> patterns,
        String verb,
        List<Argument> arguments) {

    /**
     * One fact that must be there.
     *
     * @param binding the name the consequence uses, with its dollar sign; empty for none
     * @param type the simple name of the fact type
     * @param constraints what must hold for the fact
     * @param line the line of the pattern
     */
    public record FactPattern(String binding, String type, List<Constraint> constraints, int line) {
        /** Copies the list. */
        public FactPattern {
            constraints = List.copyOf(constraints);
        }
    }

    /** The forms of a constraint. */
    public enum Form {
        /** {@code property == "literal"}. */
        EQUALS,
        /** {@code property != "literal"}. */
        DIFFERS,
        /** {@code property} or {@code property == true}. */
        HOLDS,
        /** {@code call("parameter")}. */
        CALLS
    }

    /**
     * One condition on one fact.
     *
     * @param form the form
     * @param name the property, or the word of the vocabulary that is called
     * @param literal the text compared with, or the parameter; empty for {@code HOLDS}
     * @param line the line
     */
    public record Constraint(Form form, String name, String literal, int line) {}

    /**
     * An argument of the consequence.
     *
     * @param fact whether it is a bound fact; else it names a parameter
     * @param text the binding, or the parameter id
     */
    public record Argument(boolean fact, String text) {}

    /** Copies the lists. */
    public RuleStatement {
        patterns = List.copyOf(patterns);
        arguments = List.copyOf(arguments);
    }

    /**
     * The stable part of the name.
     *
     * @return the name up to its first space, for example {@code CNIP-16-1}
     */
    public String id() {
        int space = name.indexOf(' ');
        return space < 0 ? name : name.substring(0, space);
    }

    /**
     * Every parameter the rule names, in its conditions and its consequence.
     *
     * @return the parameter ids, in the order of the rule
     */
    public List<String> parameters() {
        Set<String> named = new LinkedHashSet<>();
        for (FactPattern pattern : patterns) {
            for (Constraint constraint : pattern.constraints()) {
                if (constraint.form() == Form.CALLS) {
                    named.add(constraint.literal());
                }
            }
        }
        arguments.stream().filter(argument -> !argument.fact()).forEach(argument -> named.add(argument.text()));
        return List.copyOf(named);
    }

    /**
     * Every rule of a rulebook that was read, in the order of its criteria and of their files.
     *
     * @param book a rulebook from {@link RulebookReader}
     * @return the rules
     */
    public static List<RuleStatement> of(Rulebook book) {
        return new RuleProfile(new DefectLog(), book).statements();
    }
}
