package org.lingtan.engine.workbench;

import java.util.List;
import java.util.stream.Collectors;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Argument;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;

/** Writes rules of the restricted profile as DRL. Reading it again gives the same rules. */
final class DrlText {

    private DrlText() {}

    /**
     * A rule file.
     *
     * @param book the id of the rulebook
     * @param rules its rules
     * @return the text
     */
    static String file(String book, List<RuleStatement> rules) {
        StringBuilder text = new StringBuilder("package ")
                .append(book.replace('-', '_'))
                .append(";\n\nimport org.lingtan.engine.fact.*;\n\nglobal org.lingtan.engine.fact.FindingSink out;\n");
        rules.forEach(rule -> text.append('\n').append(rule(rule)));
        return text.toString();
    }

    private static String rule(RuleStatement rule) {
        StringBuilder text = new StringBuilder("rule \"")
                .append(rule.name())
                .append("\"\n@Clause(")
                .append(rule.clause())
                .append(rule.zh().isEmpty() ? "" : ")\n@Zh(\"" + rule.zh() + '"')
                .append(")\nwhen\n");
        rule.patterns()
                .forEach(pattern -> text.append("    ").append(pattern(pattern)).append('\n'));
        return text.append("then\n    ")
                .append(consequence(rule))
                .append("\nend\n")
                .toString();
    }

    static String pattern(FactPattern pattern) {
        String binding = pattern.binding().isEmpty() ? "" : pattern.binding() + " : ";
        return binding
                + pattern.type()
                + pattern.constraints().stream().map(DrlText::constraint).collect(Collectors.joining(", ", "( ", " )"));
    }

    static String constraint(Constraint constraint) {
        return switch (constraint.form()) {
            case EQUALS -> constraint.name() + " == \"" + constraint.literal() + '"';
            case DIFFERS -> constraint.name() + " != \"" + constraint.literal() + '"';
            case HOLDS -> constraint.name() + " == true";
            case CALLS -> constraint.name() + "(\"" + constraint.literal() + "\")";
        };
    }

    static String consequence(RuleStatement rule) {
        return "out." + rule.verb()
                + rule.arguments().stream().map(DrlText::argument).collect(Collectors.joining(", ", "(", ");"));
    }

    private static String argument(Argument argument) {
        return argument.fact() ? argument.text() : '"' + argument.text() + '"';
    }
}
