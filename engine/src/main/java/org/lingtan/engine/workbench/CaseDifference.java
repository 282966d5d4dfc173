package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lingtan.engine.rulebook.Criterion;

/** Compares the cases of two versions. */
final class CaseDifference {

    private CaseDifference() {}

    static List<Change> changes(BookVersion before, BookVersion after) {
        Map<String, Criterion> gone = new LinkedHashMap<>();
        before.rulebook().criteria().forEach(criterion -> gone.put(criterion.id(), criterion));
        List<Change> changes = new ArrayList<>();
        for (Criterion criterion : after.rulebook().criteria()) {
            Criterion was = gone.get(criterion.id());
            List<WrittenCase> old = was == null ? List.of() : WrittenCase.of(before, was);
            compare(
                            withoutBook(old, before),
                            withoutBook(WrittenCase.of(after, criterion), after),
                            List.of(criterion.id()))
                    .ifPresent(changes::add);
        }
        compare(WrittenCase.applications(before), WrittenCase.applications(after), List.of())
                .ifPresent(changes::add);
        return changes;
    }

    /** Rules are named by their book; that a variant names its own is no difference. */
    private static List<WrittenCase> withoutBook(List<WrittenCase> cases, BookVersion version) {
        String prefix = version.rulebook().id().id().toUpperCase(Locale.ROOT) + "-";
        return cases.stream()
                .map(one -> {
                    Map<String, String> expect = new LinkedHashMap<>(one.expect());
                    expect.computeIfPresent("rules", (key, rules) -> rules.replace(prefix, ""));
                    return new WrittenCase(one.name(), one.given(), expect);
                })
                .toList();
    }

    private static Optional<Change> compare(List<WrittenCase> before, List<WrittenCase> after, List<String> criteria) {
        Map<String, WrittenCase> gone = new LinkedHashMap<>();
        before.forEach(one -> gone.put(one.name(), one));
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (WrittenCase one : after) {
            WrittenCase was = gone.remove(one.name());
            if (was == null) {
                added.add(one.name());
            } else if (!was.equals(one)) {
                changed.add(one.name());
            }
        }
        List<String> removed = List.copyOf(gone.keySet());
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change.Cases(added, removed, changed, criteria));
    }
}
