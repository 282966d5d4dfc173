package org.lingtan.engine.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.Change.Kind;
import org.lingtan.engine.workbench.Change.Matter;

/** Compares what stands on the cover of two versions: edition, dates, scheme, groups. */
final class CoverDifference {

    private final BookVersion before;
    private final BookVersion after;

    CoverDifference(BookVersion before, BookVersion after) {
        this.before = before;
        this.after = after;
    }

    List<Change> changes() {
        Rulebook old = before.rulebook();
        Rulebook now = after.rulebook();
        Details details = new Details(Matter.RULEBOOK, now.id().id(), now.titles(), List.of())
                .read("id", old.id().id(), now.id().id())
                .read("version", old.id().version(), now.id().version())
                .read("titles", old.titles(), now.titles())
                .read("standard", old.standard(), now.standard())
                .read("edition", old.edition(), now.edition())
                .judging("effective", validity(old), validity(now))
                .judging("opt-in", day(old.optInFrom()), day(now.optInFrom()))
                .judging("scheme", word(old.scheme()), word(now.scheme()))
                .judging("subject", old.subject(), now.subject())
                .judging("offsets", old.offsets(), now.offsets())
                .judging("dependencies", list(old.dependencies()), list(now.dependencies()))
                .read(
                        "authors",
                        list(Commentary.of(before).authors()),
                        list(Commentary.of(after).authors()));
        List<Change> changes = new ArrayList<>(details.changes());
        changes.addAll(groups(old, now));
        return changes;
    }

    private static String validity(Rulebook book) {
        return book.effectiveFrom() + " / " + (book.effectiveTo() == null ? "-" : book.effectiveTo());
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String list(List<?> items) {
        return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<Change> groups(Rulebook old, Rulebook now) {
        Map<String, Rulebook.Group> gone = new LinkedHashMap<>();
        old.groups().forEach(group -> gone.put(group.id(), group));
        List<Change> changes = new ArrayList<>();
        for (Rulebook.Group group : now.groups()) {
            Rulebook.Group was = gone.remove(group.id());
            if (was == null) {
                changes.add(new Change.Presence(Matter.GROUP, Kind.ADDED, group.id(), group.titles(), List.of()));
            } else {
                changes.addAll(new Details(Matter.GROUP, group.id(), group.titles(), List.of())
                        .read("titles", was.titles(), group.titles())
                        .judging("weight", was.weight(), group.weight())
                        .changes());
            }
        }
        gone.values()
                .forEach(group -> changes.add(
                        new Change.Presence(Matter.GROUP, Kind.REMOVED, group.id(), group.titles(), List.of())));
        return changes;
    }
}
