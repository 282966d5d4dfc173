package org.lingtan.engine.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lingtan.engine.rulebook.Criterion.TopicKind;
import org.lingtan.engine.rulebook.RuleStatement.Argument;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.RuleStatement.Form;

/** Checks one rule against the criterion of its clause and the parameters of its book. */
final class StatementCheck {

    private static final Pattern NAME = Pattern.compile("(?<id>\\S+-[1-9][0-9]{0,2}) (?<statement>\\S.{2,159})");
    private static final Pattern ZH = Pattern.compile("\\S.{0,158}\\S", Pattern.UNICODE_CHARACTER_CLASS);

    private final DefectLog log;
    private final Rulebook book;
    private final Criterion criterion;
    private final RuleStatement statement;

    StatementCheck(DefectLog log, Rulebook book, Criterion criterion, RuleStatement statement) {
        this.log = log;
        this.book = book;
        this.criterion = criterion;
        this.statement = statement;
    }

    void check() {
        String expected = book.id().id().toUpperCase(Locale.ROOT) + "-" + criterion.clause() + "-";
        boolean named = NAME.matcher(statement.name()).matches()
                && statement.id().startsWith(expected)
                && statement.id().indexOf('-', expected.length()) < 0;
        if (!named) {
            note("profile.name", statement.line(), statement.name(), expected);
        }
        if (!statement.clause().equals(criterion.clause())) {
            note("profile.clause", statement.line(), statement.clause(), criterion.clause());
        }
        if (!statement.zh().isEmpty() && !ZH.matcher(statement.zh()).matches()) {
            note("profile.zh", statement.line());
        }
        Map<String, String> types = new LinkedHashMap<>();
        for (FactPattern pattern : statement.patterns()) {
            if (!pattern.binding().isEmpty() && types.put(pattern.binding(), pattern.type()) != null) {
                note("profile.binding-twice", pattern.line(), pattern.binding());
            }
            checkPattern(pattern);
        }
        checkConsequence(types);
    }

    private void note(String code, int line, Object... found) {
        log.add(code, statement.file(), line, statement.name(), found);
    }

    private void checkPattern(FactPattern pattern) {
        List<Constraint> constraints = pattern.constraints();
        Constraint first = constraints.get(0);
        if (first.form() != Form.EQUALS
                || !first.name().equals("criterion")
                || !first.literal().equals(criterion.id())) {
            note("profile.criterion", pattern.line(), criterion.id());
        }
        boolean excluded = pattern.type().equals("Excluded");
        if (excluded && !criterion.excludable()) {
            note("profile.not-excludable", pattern.line(), criterion.id());
        }
        boolean topical = constraints.size() > 1
                && constraints.get(1).form() == Form.EQUALS
                && Set.of("topic", "quantity").contains(constraints.get(1).name());
        if (!excluded && !topical) {
            note("profile.no-topic", pattern.line());
        } else if (!excluded) {
            checkTopic(pattern, constraints.get(1).literal());
        }
        Set<Constraint> seen = new HashSet<>();
        for (int i = 0; i < constraints.size(); i++) {
            Constraint constraint = constraints.get(i);
            boolean again = i > 1 && Set.of("criterion", "topic", "quantity").contains(constraint.name());
            if (!seen.add(constraint.bare()) || again) {
                note("profile.constraint", constraint.line(), constraint.name());
            }
            checkConstraint(pattern.type(), constraint);
        }
    }

    private void checkTopic(FactPattern pattern, String topic) {
        boolean known = criterion.parts().stream()
                .flatMap(part -> part.topics().stream())
                .anyMatch(asked -> asked.id().equals(topic) && FactVocabulary.fits(pattern.type(), asked.kind()));
        boolean twin = criterion.twin().isPresent()
                && criterion.twin().get().topic().equals(topic)
                && FactVocabulary.fits(pattern.type(), TopicKind.DOCUMENT);
        if (!known && !twin) {
            note("profile.topic", pattern.line(), topic, pattern.type(), criterion.id());
        }
    }

    private void checkConstraint(String type, Constraint constraint) {
        String name = constraint.name();
        boolean known = switch (constraint.form()) {
            case EQUALS, DIFFERS -> FactVocabulary.isText(type, name);
            case HOLDS -> FactVocabulary.isFlag(type, name);
            case CALLS -> FactVocabulary.isCall(type, name);
        };
        if (!known) {
            note("profile.property", constraint.line(), name, type);
        } else if (constraint.form() == Form.CALLS) {
            checkParameter(constraint.literal(), FactVocabulary.parameterOf(name), constraint.line());
        }
    }

    private boolean checkParameter(String id, Class<?> kind, int line) {
        if (book.parameters().find(id).isEmpty()) {
            note("parameter.unknown", line, id);
            return false;
        }
        if (!ParameterKinds.is(book.parameters().find(id).get(), kind)) {
            note("parameter.kind", line, id, word(kind));
            return false;
        }
        return true;
    }

    private static String word(Class<?> kind) {
        return switch (kind.getSimpleName()) {
            case "Ratio" -> "number";
            case "Interval" -> "range";
            default -> "bands";
        };
    }

    private void checkConsequence(Map<String, String> types) {
        int line = statement.line();
        FactVocabulary.Verb verb =
                FactVocabulary.verb(statement.verb(), statement.arguments().size());
        if (verb == null) {
            note(
                    "profile.verb",
                    line,
                    statement.verb(),
                    String.join(
                            ", ",
                            FactVocabulary.VERBS.keySet().stream().sorted().toList()));
            return;
        }
        List<Argument> facts = new ArrayList<>(statement.arguments());
        if (verb.parameter() != Void.class) {
            int place = verb.parameterFirst() ? 0 : 1;
            if (facts.size() <= place || facts.get(place).fact()) {
                note("profile.arguments", line, statement.verb());
                return;
            }
            checkUsed(facts.remove(place).text(), verb, line);
        }
        if (facts.isEmpty() || (!verb.many() && facts.size() != 1)) {
            note("profile.arguments", line, statement.verb());
        }
        for (Argument argument : facts) {
            String type = argument.fact() ? types.get(argument.text()) : "";
            if (type == null) {
                note("profile.unbound", line, argument.text());
            } else if (type.isEmpty() || (!verb.fact().isEmpty() && !verb.fact().equals(type))) {
                note("profile.arguments", line, statement.verb());
            }
        }
    }

    /** A rule must never fire on a day on which its parameter has no value. */
    private void checkUsed(String id, FactVocabulary.Verb verb, int line) {
        if (!checkParameter(id, verb.parameter(), line)) {
            return;
        }
        Parameter parameter = book.parameters().find(id).get();
        boolean guarded = statement.patterns().stream()
                .flatMap(pattern -> pattern.constraints().stream())
                .anyMatch(constraint -> constraint.form() == Form.CALLS
                        && constraint.literal().equals(id)
                        && !constraint.name().equals("notInForce"));
        if (!guarded && !ParameterKinds.covers(parameter, book.effectiveFrom(), book.effectiveTo())) {
            note("parameter.not-in-force", line, id);
        }
        if (Set.of("reached", "reachedBelow").contains(statement.verb())
                && !ParameterKinds.isAlwaysPositive(parameter)) {
            note("parameter.not-positive", line, id);
        }
    }
}
