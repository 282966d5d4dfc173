package org.lingtan.engine.workbench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Bands;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/**
 * Reads the numbers in the titles and texts of a clause: both languages say the same, and only what the parameters of its
 * rules say. Numbers are read where they are written in digits; designations of standards, grades and codes are names.
 */
final class TextNumbers {

    private static final Pattern NAME =
            Pattern.compile("(GB(/[TZ])?|DB[0-9]*(/[TZ])?|ISO(/[A-Z]+)?|IPCC)\\s?[0-9]+([.-][0-9]+)*"
                    + "|(?i:clause|level|grade|scope|annex|table|appendix|section|article)s?[ -][0-9]+"
                    + "|[0-9]+\\s?级|(条款|附件|附录|表|第|范围)\\s?[0-9]+|[A-Za-z_]+\\.?[0-9]+(\\.[0-9]+)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private final Rulebook rulebook;
    private final List<RuleStatement> rules;
    private final List<Defect> defects = new ArrayList<>();

    private TextNumbers(Rulebook rulebook, List<RuleStatement> rules) {
        this.rulebook = rulebook;
        this.rules = rules;
    }

    /**
     * Checks the texts of every clause.
     *
     * @param rulebook the rulebook
     * @param rules its rules
     * @return the defects
     */
    static List<Defect> check(Rulebook rulebook, List<RuleStatement> rules) {
        TextNumbers check = new TextNumbers(rulebook, rules);
        rulebook.criteria().forEach(check::clause);
        return check.defects;
    }

    private void clause(Criterion criterion) {
        Set<BigDecimal> known = known(criterion);
        Stream.of(
                        Stream.of(criterion.titles(), criterion.text()),
                        criterion.parts().stream().map(Criterion.Part::titles),
                        criterion.twin().stream().map(Criterion.Twin::titles))
                .flatMap(texts -> texts)
                .distinct()
                .forEach(text -> text(criterion, text, known));
    }

    private void text(Criterion criterion, Text text, Set<BigDecimal> known) {
        String file = criterion.path() + "/clause.yaml";
        Set<BigDecimal> zh = numbers(text.zh());
        Set<BigDecimal> en = numbers(text.en());
        if (!zh.equals(en)) {
            defects.add(Defect.of("parity.numbers-differ", file, 0, "", criterion.id(), shown(zh), shown(en)));
        }
        Set<BigDecimal> unknown = new TreeSet<>(zh);
        unknown.addAll(en);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            defects.add(Defect.of("parity.number-unknown", file, 0, "", criterion.id(), shown(unknown)));
        }
    }

    static String shown(Set<BigDecimal> numbers) {
        return numbers.isEmpty()
                ? "-"
                : numbers.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(", "));
    }

    static Set<BigDecimal> numbers(String text) {
        Set<BigDecimal> numbers = new TreeSet<>();
        Matcher matcher = NUMBER.matcher(NAME.matcher(text).replaceAll(" "));
        while (matcher.find()) {
            numbers.add(new BigDecimal(matcher.group()).stripTrailingZeros());
        }
        return numbers;
    }

    /** What the parameters of the clause say; a share lies between 0 and 1 by its formula. */
    private Set<BigDecimal> known(Criterion criterion) {
        Set<String> named = new TreeSet<>();
        rules.stream().filter(rule -> rule.isOf(criterion)).forEach(rule -> named.addAll(rule.parameters()));
        criterion.parts().forEach(part -> named.add(part.maximum()));
        Set<BigDecimal> known = new TreeSet<>();
        if (criterion.kind() == Criterion.Kind.INDICATOR) {
            known.addAll(List.of(BigDecimal.ZERO, BigDecimal.ONE));
        }
        named.forEach(id -> rulebook.parameters().find(id).ifPresent(parameter -> known.addAll(values(parameter))));
        return known;
    }

    private static List<BigDecimal> values(Parameter parameter) {
        List<Ratio> values = new ArrayList<>();
        for (Parameter.Dated dated : parameter.values()) {
            if (dated.value() instanceof Ratio number) {
                values.add(number);
            } else if (dated.value() instanceof Bands bands) {
                bands.steps().forEach(step -> values.addAll(List.of(step.bound(), step.points())));
            } else if (dated.value() instanceof Interval range) {
                Stream.of(range.min(), range.max())
                        .filter(java.util.Objects::nonNull)
                        .forEach(values::add);
            }
        }
        return values.stream()
                .map(value -> new BigDecimal(value.toDecimal()).stripTrailingZeros())
                .toList();
    }
}
