package org.lingtan.api.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lingtan.api.matter.Matter.Kind;
import org.lingtan.api.matter.Matter.Stage;
import org.lingtan.api.matter.Matter.Step;
import org.lingtan.catalog.source.JsonNode;

/**
 * Everything that was brought up in a case.
 *
 * @param all the matters, in the order in which they were brought up
 */
public record Matters(List<Matter> all) {

    /** Nothing yet. */
    public static final Matters NONE = new Matters(List.of());

    /** Copies the list. */
    public Matters {
        all = List.copyOf(all);
    }

    /**
     * The matters of a kind that are not closed.
     *
     * @param kind the kind
     * @return the matters, in their order
     */
    public List<Matter> open(Kind kind) {
        return all.stream()
                .filter(matter -> matter.kind() == kind && matter.isOpen())
                .toList();
    }

    /**
     * Whether there is a matter of a kind at a stage.
     *
     * @param kind the kind
     * @param stage the stage
     * @return true if there is at least one
     */
    public boolean has(Kind kind, Stage stage) {
        return all.stream().anyMatch(matter -> matter.kind() == kind && matter.stage() == stage);
    }

    /**
     * The matter that is meant: the named one, or the only one where none is named.
     *
     * @param kind its kind
     * @param stages at which of these stages
     * @param details may name it
     * @return the matter; empty if there is none of the name, or several and none is named
     */
    public Optional<Matter> findMeant(Kind kind, Set<Stage> stages, Details details) {
        List<Matter> possible = possible(kind, stages);
        Optional<String> named = details.find(Field.MATTER);
        if (named.isPresent()) {
            return possible.stream()
                    .filter(matter -> matter.id().equals(named.get()))
                    .findFirst();
        }
        return possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty();
    }

    /**
     * The matters of a kind at some stages.
     *
     * @param kind the kind
     * @param stages the stages
     * @return the matters, in their order
     */
    public List<Matter> possible(Kind kind, Set<Stage> stages) {
        return all.stream()
                .filter(matter -> matter.kind() == kind && stages.contains(matter.stage()))
                .toList();
    }

    /**
     * Brings something up.
     *
     * @param kind what it is
     * @param stage closed where nobody has to act
     * @param step how it was brought up; says until when somebody has to act
     * @return the matters, with one more
     */
    public Matters with(Kind kind, Stage stage, Step step) {
        long before = all.stream().filter(matter -> matter.kind() == kind).count();
        List<Matter> more = new ArrayList<>(all);
        String id = Matter.id(kind, before + 1);
        more.add(new Matter(id, kind, stage, step.details().findDay(Field.DUE), List.of(step)));
        return new Matters(more);
    }

    /**
     * Brings matters on.
     *
     * @param ids which
     * @param stage to which stage
     * @param step what was said
     * @return the matters
     */
    public Matters moved(Set<String> ids, Stage stage, Step step) {
        return new Matters(all.stream()
                .map(matter -> ids.contains(matter.id()) ? matter.moved(stage, step) : matter)
                .toList());
    }

    /**
     * The stored form.
     *
     * @return canonical JSON, to be written
     */
    public List<Map<String, Object>> toJson() {
        return all.stream().map(Matter::toJson).toList();
    }

    /**
     * Reads the stored form.
     *
     * @param json the list
     * @return the matters
     */
    public static Matters read(JsonNode json) {
        return new Matters(json.list(Matter::read));
    }
}
