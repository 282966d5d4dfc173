package org.lingtan.api.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lingtan.api.matter.Details;
import org.lingtan.api.matter.Field;
import org.lingtan.api.matter.Matter;
import org.lingtan.api.matter.Matters;

/**
 * Goes through every case that people can bring about. To keep the number finite and small, what only ever forbids more is
 * forgotten (declarations, involvement), so that the search covers more than can happen; and people who did nothing yet
 * are taken in their order, since they are alike.
 */
final class MachineSearch {

    private static final Set<Act> ONLY_FORBIDS = EnumSet.of(Act.DECLARE_FREE, Act.DECLARE_CONFLICT);

    /** What these do follows from what others decided, or only names who decides. */
    static final Set<Act> DECIDES_NOTHING =
            EnumSet.of(Act.ASSIGN, Act.ASSIGN_ARBITER, Act.ISSUE, Act.EXPIRE, Act.SUPERSEDE);

    private final CaseMachine machine;
    private final CaseFile first;
    private final boolean isInvolvementKept;
    private final Map<CaseFile, Optional<Step>> reached = new HashMap<>();
    private final Deque<CaseFile> open = new ArrayDeque<>();

    /** How a case was reached. */
    private record Step(CaseFile before, Deed deed) {}

    MachineSearch(List<Transition> lines) {
        this(lines, CaseFile.draft("c", Cast.PARK, "cnip@1.0.0"), false);
    }

    /** From a case on; keeps who was involved, but for arbiters by what they settled. */
    static MachineSearch involving(List<Transition> lines, CaseFile first) {
        return new MachineSearch(lines, first, true);
    }

    private MachineSearch(List<Transition> lines, CaseFile first, boolean isInvolvementKept) {
        this.first = first;
        this.isInvolvementKept = isInvolvementKept;
        this.machine = new CaseMachine(
                lines.stream().map(MachineSearch::withoutForgotten).toList());
    }

    private static Transition withoutForgotten(Transition line) {
        Set<Guard> guards = EnumSet.noneOf(Guard.class);
        guards.addAll(line.guards());
        guards.remove(Guard.DECLARED_FREE);
        return new Transition(line.act(), line.from(), line.to(), line.role(), line.standing(), line.chair(), guards);
    }

    /** Every case there is. */
    Set<CaseFile> all() {
        if (reached.isEmpty()) {
            open.add(first);
            reached.put(first, Optional.empty());
        }
        while (!open.isEmpty()) {
            expand(open.remove());
        }
        return reached.keySet();
    }

    private void expand(CaseFile file) {
        for (Transition line : machine.lines()) {
            if (!line.from().contains(file.state()) || ONLY_FORBIDS.contains(line.act())) {
                continue;
            }
            for (Deed deed : possible(line, file)) {
                CaseFile after = forgetful(machine.apply(file, deed), involved(line, file, deed));
                if (reached.putIfAbsent(after, Optional.of(new Step(file, deed))) == null) {
                    open.add(after);
                }
            }
        }
    }

    /** Who did anything else than to settle disputes, or what follows by itself. */
    private Set<String> involved(Transition line, CaseFile before, Deed deed) {
        Set<String> involved = new TreeSet<>();
        if (isInvolvementKept) {
            involved.addAll(before.people().involved());
            boolean settles = line.standing() == Standing.HOLDS && line.chair().equals(Optional.of(Chair.ARBITER));
            if (line.standing() != Standing.PARK && !settles && !DECIDES_NOTHING.contains(line.act())) {
                involved.add(deed.person().id());
            }
        }
        return involved;
    }

    /** Every deed by a line that the machine lets somebody do in a case. */
    List<Deed> possible(Transition line, CaseFile file) {
        return deeds(line, file).stream()
                .flatMap(deed -> meant(deed, file).stream())
                .filter(deed -> machine.denial(file, deed).isEmpty())
                .toList();
    }

    /** Deeds that name each matter there is; no more than two of a kind are opened, which are as good as any number. */
    private static List<Deed> meant(Deed deed, CaseFile file) {
        Optional<MatterRules.Effect> effect = MatterRules.of(deed.act());
        if (effect.isPresent() && effect.get() instanceof MatterRules.Effect.Opens opens) {
            return file.matters().open(opens.kind()).size() < 2 ? List.of(deed) : List.of();
        }
        if (effect.isEmpty() || !(effect.get() instanceof MatterRules.Effect.Moves moves)) {
            return List.of(deed);
        }
        return file.matters().possible(moves.kind(), moves.from()).stream()
                .map(matter -> new Deed(
                        deed.act(),
                        deed.person(),
                        deed.seat(),
                        deed.on(),
                        deed.reason(),
                        Details.of(Map.of(Field.MATTER, matter.id())),
                        deed.facts()))
                .toList();
    }

    private List<Deed> deeds(Transition line, CaseFile file) {
        if (line.standing() == Standing.PARK) {
            return List.of(Cast.deed(line.act(), Cast.PREPARER), Cast.deed(line.act(), Cast.DECLARANT));
        }
        List<Person> candidates = candidates(file);
        List<Deed> deeds = new ArrayList<>();
        switch (line.standing()) {
            case SEATS ->
                candidates.forEach(seat -> deeds.add(Cast.deed(line.act(), Cast.STAFF.get(0), Optional.of(seat))));
            case ROLE ->
                candidates.stream()
                        .filter(person -> isInvolvementKept
                                || !file.people().sat(Chair.ARBITER).contains(person.id()))
                        .limit(isInvolvementKept ? candidates.size() : 1)
                        .forEach(person -> deeds.add(Cast.deed(line.act(), person)));
            default -> candidates.forEach(person -> deeds.add(Cast.deed(line.act(), person)));
        }
        return deeds;
    }

    private static List<Person> candidates(CaseFile file) {
        Set<String> known = new TreeSet<>(file.people().everSeated());
        known.addAll(file.people().involved());
        List<Person> candidates = new ArrayList<>();
        for (Person person : Cast.STAFF) {
            candidates.add(person);
            if (!known.contains(person.id())) {
                break;
            }
        }
        return candidates;
    }

    private static CaseFile forgetful(CaseFile file, Set<String> involved) {
        TreeSet<String> nobody = new TreeSet<>();
        Participants people = file.people();
        return new CaseFile(
                file.id(),
                file.applicant(),
                file.rulebook(),
                0,
                file.state(),
                file.resume(),
                file.returned(),
                new Participants(
                        people.seats(),
                        people.sat(),
                        nobody,
                        new TreeSet<>(involved),
                        nobody,
                        nobody,
                        people.preparer()),
                outline(file.matters()),
                file.facts());
    }

    /** What is open, by kind and stage: what is closed, and what was said, decides nothing. */
    private static Matters outline(Matters matters) {
        List<Matter> outline = new ArrayList<>();
        for (Matter.Kind kind : Matter.Kind.values()) {
            List<Matter> open = new ArrayList<>(matters.open(kind));
            open.sort(Comparator.comparing(Matter::stage));
            for (Matter matter : open) {
                long same = outline.stream().filter(one -> one.kind() == kind).count();
                outline.add(new Matter(kind.name() + (same + 1), kind, matter.stage(), Optional.empty(), List.of()));
            }
        }
        return new Matters(outline);
    }

    /** The way to a case for which something holds; empty if there is none. */
    List<String> way(Predicate<CaseFile> wanted) {
        List<String> way = new ArrayList<>();
        Optional<Step> step = all().stream().filter(wanted).findFirst().flatMap(this::step);
        while (step.isPresent()) {
            Deed deed = step.get().deed();
            way.add(
                    0,
                    deed.act().code() + " by " + deed.person().id()
                            + deed.seat().map(seat -> " seats " + seat.id()).orElse(""));
            step = step(step.get().before());
        }
        return way;
    }

    private Optional<Step> step(CaseFile file) {
        return reached.getOrDefault(file, Optional.empty());
    }
}
