package org.lingtan.api.application;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lingtan.api.matter.Matter;
import org.lingtan.api.matter.Matter.Kind;
import org.lingtan.api.matter.Matter.Stage;
import org.lingtan.api.matter.Matters;

/** What each act does with what was brought up in a case. */
final class MatterRules {

    /** A dispute ends only by somebody who settles it; what else is open ends with the case. */
    private static final Set<Kind> BUT_DISPUTES =
            EnumSet.complementOf(EnumSet.of(Kind.OBJECTION, Kind.COMPLAINT, Kind.APPEAL));

    private MatterRules() {}

    /** What an act does. */
    sealed interface Effect {

        /** Brings something up that somebody has to act on. */
        record Opens(Kind kind) implements Effect {}

        /** Says something that nobody has to act on. */
        record Notes(Kind kind) implements Effect {}

        /** Brings one matter on. */
        record Moves(Kind kind, Set<Stage> from, Stage to) implements Effect {}

        /** Closes all that are open. */
        record Ends(Set<Kind> kinds) implements Effect {}
    }

    static Optional<Effect> of(Act act) {
        return Optional.ofNullable(
                switch (act) {
                    case RETURN -> new Effect.Opens(Kind.COMPLETION);
                    case SUBMIT -> new Effect.Ends(EnumSet.of(Kind.COMPLETION));
                    case ASK -> new Effect.Opens(Kind.QUESTION);
                    case ANSWER -> moves(Kind.QUESTION, EnumSet.of(Stage.OPEN), Stage.CLOSED);
                    case RAISE -> new Effect.Opens(Kind.NONCONFORMITY);
                    // A correction that waits may be put better before anybody has looked at it.
                    case CORRECT -> moves(Kind.NONCONFORMITY, EnumSet.of(Stage.OPEN, Stage.WAITING), Stage.WAITING);
                    case CLOSE_CORRECTION -> moves(Kind.NONCONFORMITY, EnumSet.of(Stage.WAITING), Stage.CLOSED);
                    case REFUSE_CORRECTION -> moves(Kind.NONCONFORMITY, EnumSet.of(Stage.WAITING), Stage.OPEN);
                    case FIND -> new Effect.Opens(Kind.FINDING);
                    case REMEDY -> moves(Kind.FINDING, EnumSet.of(Stage.OPEN, Stage.WAITING), Stage.WAITING);
                    case CLOSE_FINDING -> moves(Kind.FINDING, EnumSet.of(Stage.WAITING), Stage.CLOSED);
                    case REFUSE_REMEDY -> moves(Kind.FINDING, EnumSet.of(Stage.WAITING), Stage.OPEN);
                    case RECORD_VISIT -> new Effect.Notes(Kind.VISIT);
                    case REPORT -> new Effect.Notes(Kind.EVALUATION);
                    case NOTIFY_CHANGE -> new Effect.Opens(Kind.CHANGE);
                    case ACCEPT_CHANGE, SUSPEND, WITHDRAW -> new Effect.Ends(EnumSet.of(Kind.CHANGE));
                    case OBJECT -> new Effect.Opens(Kind.OBJECTION);
                    case UPHOLD_OBJECTION, DISMISS_OBJECTION ->
                        moves(Kind.OBJECTION, EnumSet.of(Stage.OPEN), Stage.CLOSED);
                    case APPEAL -> new Effect.Opens(Kind.APPEAL);
                    case UPHOLD_APPEAL, DISMISS_APPEAL -> moves(Kind.APPEAL, EnumSet.of(Stage.OPEN), Stage.CLOSED);
                    case COMPLAIN -> new Effect.Opens(Kind.COMPLAINT);
                    case SETTLE_COMPLAINT -> moves(Kind.COMPLAINT, EnumSet.of(Stage.OPEN), Stage.CLOSED);
                    case GIVE_UP, EXPIRE, SUPERSEDE -> new Effect.Ends(BUT_DISPUTES);
                    default -> null;
                });
    }

    private static Effect moves(Kind kind, Set<Stage> from, Stage to) {
        return new Effect.Moves(kind, from, to);
    }

    /** The ids of those that may be meant, blank for none, where a deed means none; empty if it means one, or needs none. */
    static Optional<String> unmeant(CaseFile file, Deed deed) {
        Optional<Effect> effect = of(deed.act());
        if (effect.isEmpty() || !(effect.get() instanceof Effect.Moves moves)) {
            return Optional.empty();
        }
        if (file.matters().findMeant(moves.kind(), moves.from(), deed.details()).isPresent()) {
            return Optional.empty();
        }
        String possible = file.matters().possible(moves.kind(), moves.from()).stream()
                .map(Matter::id)
                .collect(Collectors.joining(", "));
        return Optional.of(possible);
    }

    /** What was brought up, once a deed is done. */
    static Matters after(CaseFile file, Deed deed) {
        Matters matters = file.matters();
        Optional<Effect> effect = of(deed.act());
        if (effect.isEmpty()) {
            return matters;
        }
        Matter.Step step =
                new Matter.Step(deed.act().code(), deed.person().id(), deed.on(), deed.reason(), deed.details());
        if (effect.get() instanceof Effect.Opens opens) {
            return matters.with(opens.kind(), Stage.OPEN, step);
        }
        if (effect.get() instanceof Effect.Notes notes) {
            return matters.with(notes.kind(), Stage.CLOSED, step);
        }
        if (effect.get() instanceof Effect.Moves moves) {
            Matter meant = matters.findMeant(moves.kind(), moves.from(), deed.details())
                    .orElseThrow();
            return matters.moved(Set.of(meant.id()), moves.to(), step);
        }
        Set<Kind> ended = ((Effect.Ends) effect.get()).kinds();
        Set<String> ids = matters.all().stream()
                .filter(matter -> matter.isOpen() && ended.contains(matter.kind()))
                .map(Matter::id)
                .collect(Collectors.toSet());
        return matters.moved(ids, Stage.CLOSED, step);
    }

    /** Where a case stands by what the park or the evaluator owe. */
    static CaseState awaited(Matters matters) {
        if (matters.has(Kind.NONCONFORMITY, Stage.WAITING)) {
            return CaseState.CORRECTIVE_ACTION;
        }
        if (matters.has(Kind.NONCONFORMITY, Stage.OPEN)) {
            return CaseState.NONCONFORMITY;
        }
        return matters.has(Kind.QUESTION, Stage.OPEN) ? CaseState.QUESTIONS : CaseState.RE_EVALUATION;
    }
}
