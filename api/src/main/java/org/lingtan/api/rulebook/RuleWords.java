package org.lingtan.api.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.RuleStatement.Form;
import org.lingtan.engine.rulebook.Rulebook;

/** Says a rule in words: under which conditions, and what follows. */
final class RuleWords {

    private final LanguageBundle words;
    private final Rulebook book;
    private final Figures figures;

    RuleWords(LanguageBundle words, Rulebook book) {
        this.words = words;
        this.book = book;
        this.figures = new Figures(words);
    }

    /** The sentence of the rule's name, without its number. */
    String statement(RuleStatement rule) {
        return rule.statement().in(words.language());
    }

    /** The whole rule as one sentence. */
    String say(RuleStatement rule) {
        return words.get("rule.sentence", String.join(words.get("rule.and"), conditions(rule)), consequence(rule));
    }

    /** One sentence for each condition; all must hold. */
    List<String> conditions(RuleStatement rule) {
        return rule.patterns().stream()
                .map(pattern -> condition(criterion(rule), pattern))
                .toList();
    }

    private Criterion criterion(RuleStatement rule) {
        return book.criteria().stream()
                .filter(rule::isOf)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The rule (%s) has no clause.".formatted(rule.name())));
    }

    private String condition(Criterion criterion, FactPattern pattern) {
        String name = pattern.constraints().stream()
                .filter(constraint ->
                        constraint.name().equals("topic") || constraint.name().equals("quantity"))
                .map(constraint -> topic(criterion, constraint.literal()))
                .findFirst()
                .orElse(criterion.titles().in(words.language()));
        List<String> says = new ArrayList<>();
        for (Constraint constraint : pattern.constraints()) {
            if (!List.of("criterion", "topic", "quantity").contains(constraint.name())) {
                says.add(constraint(constraint));
            }
        }
        String key = says.isEmpty() ? "fact." + pattern.type() + ".any" : "fact." + pattern.type();
        return words.get(key, name, String.join(words.get("fact.and"), says));
    }

    private String constraint(Constraint constraint) {
        return switch (constraint.form()) {
            case HOLDS -> words.get("holds." + constraint.name());
            case CALLS -> words.get("calls." + constraint.name(), parameter(constraint.literal()));
            case EQUALS, DIFFERS ->
                words.get(
                        (constraint.form() == Form.EQUALS ? "equals." : "differs.")
                                + (constraint.name().equals("part") ? "part" : "value"),
                        constraint.literal());
        };
    }

    /** What a topic is called: the quantity, else the part that asks for it, else its role. */
    private String topic(Criterion criterion, String topic) {
        return Catalogue.shipped()
                .findQuantity(topic)
                .map(quantity -> quantity.titles())
                .or(() -> criterion.parts().stream()
                        .filter(part -> part.topics().stream()
                                .anyMatch(asked -> asked.id().equals(topic)))
                        .map(part -> part.topics().size() == 1 ? part.titles() : asked(part, topic))
                        .findFirst())
                .or(() -> criterion.twin().map(Criterion.Twin::titles))
                .map(text -> text.in(words.language()))
                .orElse(topic);
    }

    private static Text asked(Criterion.Part part, String topic) {
        return part.topics().stream()
                .filter(asked -> asked.id().equals(topic))
                .map(asked -> new Text(
                        part.titles().zh() + "（" + topic + "）", part.titles().en() + " (" + topic + ")"))
                .findFirst()
                .orElse(part.titles());
    }

    /** A parameter by its value and id. */
    private String parameter(String id) {
        return book.parameters()
                .find(id)
                .map(parameter -> words.get("rule.parameter", value(parameter), id))
                .orElse(id);
    }

    private String value(Parameter parameter) {
        return parameter.values().stream()
                .map(dated -> figures.of(dated.value(), parameter.unit())
                        + (parameter.values().size() == 1 ? "" : " " + since(dated.from())))
                .collect(Collectors.joining(words.get("figure.and")));
    }

    private String since(@org.jspecify.annotations.Nullable LocalDate from) {
        return from == null ? "" : words.get("rule.since", from);
    }

    /** What follows. */
    String consequence(RuleStatement rule) {
        String parameters = rule.arguments().stream()
                .filter(argument -> !argument.fact())
                .map(argument -> parameter(argument.text()))
                .collect(Collectors.joining(", "));
        String key = "then." + rule.verb() + (rule.verb().equals("open") && !parameters.isEmpty() ? ".of" : "");
        return words.get(key, parameters);
    }
}
