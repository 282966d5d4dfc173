package org.lingtan.engine.rulebook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lingtan.catalog.Text;

/**
 * One rule in the restricted profile, read by a grammar of our own: what linting, proofs and translation work on.
 *
 * @param name the whole name, for example {@code CNIP-16-1 each full fifth ... earns a point}
 * @param clause the argument of {@code @Clause}
 * @param zh the statement in Chinese, the argument of {@code @Zh}; empty for none
 * @param file the rule file
 * @param line the line of the name
 * @param patterns the conditions, all of which must hold
 * @param verb the method of the sink that is called, for example {@code scored}
 * @param arguments its arguments, in order
 */
public record RuleStatement(
        String name,
        String clause,
        String zh,
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
    public record Constraint(Form form, String name, String literal, int line) {

        /**
         * The condition wherever it stands, to be compared.
         *
         * @return the same without a line
         */
        public Constraint bare() {
            return new Constraint(form, name, literal, 0);
        }
    }

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
     * Whether it is a rule of a criterion: its file lies in the folder of that.
     *
     * @param criterion a criterion of the same rulebook
     * @return whether it is
     */
    public boolean isOf(Criterion criterion) {
        return file.startsWith(criterion.path() + "/");
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
     * The sentence of the name, without the id, in both languages.
     *
     * @return the statement, in English for both where the rule has none in Chinese
     */
    public Text statement() {
        String en = name.substring(id().length()).strip();
        return new Text(zh.isEmpty() ? en : zh, en);
    }

    /**
     * The whole name in both languages; the id is the same in both.
     *
     * @return the name, in English for both where the rule has no Chinese statement
     */
    public Text titles() {
        return new Text(zh.isEmpty() ? name : id() + " " + zh, name);
    }

    /**
     * The same rule under another name.
     *
     * @param other the whole name
     * @return the rule
     */
    public RuleStatement named(String other) {
        return new RuleStatement(other, clause, zh, file, line, patterns, verb, arguments);
    }

    /**
     * A rule of the same name and place that says something else.
     *
     * @param conditions the conditions
     * @param calls the method of the sink
     * @param with its arguments
     * @return the rule
     */
    public RuleStatement saying(List<FactPattern> conditions, String calls, List<Argument> with) {
        return new RuleStatement(name, clause, zh, file, line, conditions, calls, with);
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
