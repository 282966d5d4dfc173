package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.Change.Kind;
import org.lingtan.engine.workbench.Change.Matter;

/** Compares the numbers of two versions over the days on which the later one judges. */
final class ParameterDifference {

    private final Rulebook before;
    private final Rulebook after;
    private final Commentary notesBefore;
    private final Commentary notesAfter;
    private final ParameterUses usesBefore;
    private final ParameterUses usesAfter;

    ParameterDifference(BookVersion before, BookVersion after) {
        this.before = before.rulebook();
        this.after = after.rulebook();
        this.notesBefore = Commentary.of(before);
        this.notesAfter = Commentary.of(after);
        this.usesBefore = ParameterUses.of(before.rulebook());
        this.usesAfter = ParameterUses.of(after.rulebook());
    }

    List<Change> changes() {
        Map<String, Parameter> gone = new LinkedHashMap<>();
        before.parameters().all().forEach(parameter -> gone.put(parameter.id(), parameter));
        List<Change> changes = new ArrayList<>();
        for (Parameter parameter : after.parameters().all()) {
            Optional<Parameter> was = Optional.ofNullable(gone.remove(parameter.id()));
            changes.addAll(
                    was.isEmpty()
                            ? came(Kind.ADDED, parameter, usesAfter.of(parameter.id()))
                            : compare(was.get(), parameter));
        }
        gone.values()
                .forEach(parameter -> changes.addAll(came(Kind.REMOVED, parameter, usesBefore.of(parameter.id()))));
        return changes;
    }

    private List<Change> came(Kind kind, Parameter parameter, ParameterUses.Use use) {
        Optional<Parameter> it = Optional.of(parameter);
        List<Change> values =
                kind == Kind.ADDED ? values(kind, Optional.empty(), it, use) : values(kind, it, Optional.empty(), use);
        return values.isEmpty()
                ? List.of(new Change.Presence(Matter.PARAMETER, kind, parameter.id(), use.name(), use.criteria()))
                : values;
    }

    private List<Change> compare(Parameter was, Parameter now) {
        ParameterUses.Use use = usesAfter.of(now.id());
        List<Change> changes = new ArrayList<>(values(Kind.CHANGED, Optional.of(was), Optional.of(now), use));
        boolean sameValues = changes.isEmpty();
        Details details = new Details(Matter.PARAMETER, now.id(), use.name(), use.criteria())
                .judging("unit", was.unit(), now.unit())
                .read("basis", was.basis(), now.basis())
                .read("source", was.source(), now.source())
                .read(
                        "note",
                        Optional.ofNullable(notesBefore.notes().get(was.id())),
                        Optional.ofNullable(notesAfter.notes().get(now.id())));
        if (sameValues) {
            details.read("validity", validity(was), validity(now));
        }
        changes.addAll(details.changes());
        return changes;
    }

    private static String validity(Parameter parameter) {
        return parameter.values().stream()
                .map(dated ->
                        (dated.from() == null ? "-" : dated.from()) + " / " + (dated.to() == null ? "-" : dated.to()))
                .collect(Collectors.joining(", "));
    }

    private List<Change> values(Kind kind, Optional<Parameter> was, Optional<Parameter> now, ParameterUses.Use use) {
        List<Change> changes = new ArrayList<>();
        Parameter named = now.or(() -> was).orElseThrow();
        for (ValuePeriod period : ValuePeriod.different(was, now, after.effectiveFrom(), after.effectiveTo())) {
            changes.add(new Change.Value(
                    kind,
                    named.id(),
                    use.role(),
                    use.name(),
                    named.unit(),
                    period.from(),
                    period.to(),
                    period.before(),
                    period.after(),
                    use.criteria()));
        }
        return changes;
    }
}
