package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.Change.Kind;
import org.lingtan.engine.workbench.Change.Matter;

/** Compares the clauses of two versions. */
final class ClauseDifference {

    private final Rulebook before;
    private final Rulebook after;
    private final Commentary notesBefore;
    private final Commentary notesAfter;

    ClauseDifference(BookVersion before, BookVersion after) {
        this.before = before.rulebook();
        this.after = after.rulebook();
        this.notesBefore = Commentary.of(before);
        this.notesAfter = Commentary.of(after);
    }

    /** Changes in the order of the clauses they concern first; what concerns none comes last. */
    static List<Change> inOrder(List<Change> changes, Rulebook before, Rulebook after) {
        Map<String, Integer> order = new HashMap<>();
        after.criteria().forEach(criterion -> order.putIfAbsent(criterion.id(), order.size()));
        before.criteria().forEach(criterion -> order.putIfAbsent(criterion.id(), order.size()));
        return changes.stream()
                .sorted(Comparator.comparing(change -> change.criteria().stream()
                        .map(id -> order.getOrDefault(id, Integer.MAX_VALUE))
                        .min(Comparator.naturalOrder())
                        .orElse(Integer.MAX_VALUE)))
                .toList();
    }

    List<Change> changes() {
        Map<String, Criterion> gone = new LinkedHashMap<>();
        before.criteria().forEach(criterion -> gone.put(criterion.id(), criterion));
        Set<String> moved = Moves.moved(List.copyOf(gone.keySet()), ids(after));
        List<Change> changes = new ArrayList<>();
        for (Criterion criterion : after.criteria()) {
            Criterion was = gone.remove(criterion.id());
            if (was == null) {
                changes.add(presence(criterion, Kind.ADDED));
                continue;
            }
            if (moved.contains(criterion.id())) {
                changes.add(presence(criterion, Kind.MOVED));
            }
            changes.addAll(details(was, criterion));
        }
        gone.values().forEach(criterion -> changes.add(presence(criterion, Kind.REMOVED)));
        return changes;
    }

    private static List<String> ids(Rulebook book) {
        return book.criteria().stream().map(Criterion::id).toList();
    }

    private static Change presence(Criterion criterion, Kind kind) {
        return new Change.Presence(Matter.CLAUSE, kind, criterion.id(), criterion.titles(), List.of(criterion.id()));
    }

    private List<Change> details(Criterion was, Criterion now) {
        List<Change> changes = new Details(Matter.CLAUSE, now.id(), now.titles(), List.of(now.id()))
                .read("clause", was.clause(), now.clause())
                .read("system", was.system(), now.system())
                .judging("group", was.group(), now.group())
                .judging("kind", CoverDifference.word(was.kind()), CoverDifference.word(now.kind()))
                .judging("status", was.status(), now.status())
                .judging("excludable", was.excludable(), now.excludable())
                .read("titles", was.titles(), now.titles())
                .read("text", was.text(), now.text())
                .read("basis", was.basis(), now.basis())
                .read(
                        "interpretation",
                        java.util.Optional.ofNullable(
                                notesBefore.interpretations().get(was.id())),
                        java.util.Optional.ofNullable(
                                notesAfter.interpretations().get(now.id())))
                .read("questions", questions(notesBefore, was), questions(notesAfter, now))
                .judging(
                        "twin",
                        was.twin().map(twin -> joined(twin.topic(), twin.titles())),
                        now.twin().map(twin -> joined(twin.topic(), twin.titles())))
                .changes();
        List<Change> all = new ArrayList<>(changes);
        all.addAll(parts(was, now));
        return all;
    }

    private static Object questions(Commentary notes, Criterion criterion) {
        List<Text> open = notes.questions().getOrDefault(criterion.id(), List.of());
        return open.isEmpty()
                ? ""
                : new Text(
                        open.stream().map(Text::zh).collect(Collectors.joining(" ")),
                        open.stream().map(Text::en).collect(Collectors.joining(" ")));
    }

    private static Text joined(String id, Text text) {
        return new Text(id + " " + text.zh(), id + " " + text.en());
    }

    /** Parts are compared by id; what is asked of a part is compared topic by topic. */
    private static List<Change> parts(Criterion was, Criterion now) {
        Map<String, Criterion.Part> gone = new LinkedHashMap<>();
        was.parts().forEach(part -> gone.put(part.id(), part));
        Details details = new Details(Matter.CLAUSE, now.id(), now.titles(), List.of(now.id()));
        for (Criterion.Part part : now.parts()) {
            Criterion.Part old = gone.remove(part.id());
            if (old == null) {
                details.judging("part", "", joined(part.id(), part.titles()));
            } else {
                details.read("part-titles", joined(part.id(), old.titles()), joined(part.id(), part.titles()));
                details.judging("part-maximum", old.maximum(), part.maximum());
                topics(old, part, details);
            }
        }
        gone.values().forEach(part -> details.judging("part", joined(part.id(), part.titles()), ""));
        return details.changes();
    }

    private static void topics(Criterion.Part was, Criterion.Part now, Details details) {
        Map<String, Criterion.Topic> gone = new LinkedHashMap<>();
        was.topics().forEach(topic -> gone.put(topic.kind() + " " + topic.id(), topic));
        for (Criterion.Topic topic : now.topics()) {
            Criterion.Topic old = gone.remove(topic.kind() + " " + topic.id());
            if (old == null) {
                details.judging("evidence", "", joined(topic.id(), topic.accepted()));
            } else {
                details.read("evidence-text", joined(topic.id(), old.accepted()), joined(topic.id(), topic.accepted()));
            }
        }
        gone.values().forEach(topic -> details.judging("evidence", joined(topic.id(), topic.accepted()), ""));
    }
}
