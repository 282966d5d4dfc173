package org.lingtan.api.application;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.Transition.Target;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.problem.Refusal.Reason;

/** Carries out deeds by the lines of {@link CaseRules}: a pure function from a case and a deed to the case afterwards. */
public final class CaseMachine {

    private static final Map<CaseState, CaseState> REOPENED = Map.of(
            CaseState.REJECTED, CaseState.SUBMITTED,
            CaseState.REFUSED, CaseState.EVALUATED,
            CaseState.SUSPENDED, CaseState.ACTIVE,
            CaseState.WITHDRAWN, CaseState.ACTIVE);

    /** Acts that change the facts, so that findings and decision rest on them no longer. */
    private static final Set<Act> CHANGES_FACTS =
            EnumSet.of(Act.ATTACH, Act.REPLACE, Act.VERIFY, Act.ANSWER, Act.CORRECT, Act.CLOSE_CORRECTION);

    /** Acts by which the park says what its package holds: whoever does one is answerable for it. */
    private static final Set<Act> PREPARES = EnumSet.of(Act.ATTACH, Act.REPLACE);

    private static final Set<Act> DECLARES = EnumSet.of(Act.ANSWER, Act.CORRECT);

    private static final Set<Act> ENDS_DECISION = EnumSet.of(Act.UPHOLD_OBJECTION, Act.SEND_BACK);

    private final List<Transition> lines;

    CaseMachine(List<Transition> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * The machine as shipped.
     *
     * @return the machine
     */
    public static CaseMachine shipped() {
        return new CaseMachine(CaseRules.all());
    }

    List<Transition> lines() {
        return lines;
    }

    /**
     * Carries out a deed.
     *
     * @param file the case
     * @param deed the deed
     * @return the case afterwards
     * @throws Refusal if the state forbids it, the person may not, or a condition does not hold; each with its reason
     */
    public CaseFile apply(CaseFile file, Deed deed) {
        refuse(file, deed, denial(file, deed));
        return after(line(deed.act()), file, deed);
    }

    private static void refuse(CaseFile file, Deed deed, Optional<Denial> denial) {
        if (denial.isPresent()) {
            Denial why = denial.get();
            throw Refusal.of(
                    why.reason(), why.code(), "case/" + file.id(), deed.act().code(), why.wanted());
        }
    }

    /** Refuses a deed for its person or for the state of the case; seat and guards are not looked at. */
    void require(CaseFile file, Deed deed) {
        Transition line = line(deed.act());
        refuse(file, deed, person(line, file, deed).or(() -> state(line, file)));
    }

    private static Optional<Denial> state(Transition line, CaseFile file) {
        return line.from().contains(file.state())
                ? Optional.empty()
                : denied(Reason.CONFLICT, "case.state", file.state().code());
    }

    /** Why a deed is not done. */
    record Denial(Reason reason, String code, String wanted) {}

    private Transition line(Act act) {
        return lines.stream().filter(one -> one.act() == act).findFirst().orElseThrow();
    }

    /** The first thing that stands against a deed: the person, the state, the seat, a guard. */
    Optional<Denial> denial(CaseFile file, Deed deed) {
        Transition line = line(deed.act());
        return person(line, file, deed)
                .or(() -> state(line, file))
                .or(() -> seat(line, deed))
                .or(() -> MatterRules.unmeant(file, deed)
                        .flatMap(possible -> denied(
                                Reason.CONFLICT, possible.isEmpty() ? "case.no-matter" : "case.matter", possible)))
                .or(() -> guards(line, file, deed));
    }

    private static Optional<Denial> denied(Reason reason, String code, String wanted) {
        return Optional.of(new Denial(reason, code, wanted));
    }

    private static Optional<Denial> person(Transition line, CaseFile file, Deed deed) {
        Person person = deed.person();
        boolean anybody = line.role() == Role.PUBLIC;
        String tenant = line.standing() == Standing.PARK ? file.applicant() : Person.BODY;
        if (!anybody
                && !(person.roles().contains(line.role()) && person.tenant().equals(tenant))) {
            return denied(Reason.NOT_PERMITTED, "case.role", line.role().code());
        }
        boolean holds = line.standing() != Standing.HOLDS
                || file.seated(line.chair().orElseThrow()).equals(Optional.of(person.id()));
        return holds
                ? Optional.empty()
                : denied(
                        Reason.NOT_PERMITTED,
                        "case.chair",
                        line.chair().orElseThrow().code());
    }

    /** An act that seats somebody names a person who may sit there; no other act names anybody. */
    private static Optional<Denial> seat(Transition line, Deed deed) {
        Role needed = line.chair().equals(Optional.of(Chair.EVALUATOR)) ? Role.EVALUATOR : Role.REVIEWER;
        boolean right = line.standing() == Standing.SEATS
                ? deed.seat().filter(person -> person.roles().contains(needed)).isPresent()
                : deed.seat().isEmpty();
        return right ? Optional.empty() : denied(Reason.CONFLICT, "case.seat", needed.code());
    }

    private static Optional<Denial> guards(Transition line, CaseFile file, Deed deed) {
        return java.util.Arrays.stream(Guard.values())
                .filter(line.guards()::contains)
                .filter(guard -> !Guards.holds(guard, line, file, deed))
                .findFirst()
                .flatMap(guard -> denied(Reason.CONFLICT, "case." + guard.code(), wanted(guard, file)));
    }

    private static String wanted(Guard guard, CaseFile file) {
        return guard == Guard.BENEATH ? file.resume().orElseThrow().code() : guard.code();
    }

    private static CaseFile after(Transition line, CaseFile file, Deed deed) {
        CaseFile known = file.knowing(deed.facts(), forgotten(deed.act()))
                .actedFor(deed.person(), PREPARES.contains(deed.act()));
        if (deed.act() == Act.REPLACE && !known.find(Fact.PACKAGE).equals(file.find(Fact.PACKAGE))) {
            known = known.knowing(
                    Map.of(Fact.UNDECLARED, known.find(Fact.PACKAGE).orElseThrow()), Set.of());
        }
        if (deed.act() == Act.GRANT) {
            known = known.knowing(Map.of(Fact.BINDING, Bindings.of(known).orElseThrow()), Set.of());
        }
        if (deed.act() == Act.DECLARE_FREE || deed.act() == Act.DECLARE_CONFLICT) {
            known = known.with(known.people().declared(deed.person().id(), deed.act() == Act.DECLARE_CONFLICT));
        }
        return moved(line, seated(line, known.with(MatterRules.after(known, deed)), deed), deed);
    }

    private static Set<Fact> forgotten(Act act) {
        Set<Fact> forgotten = EnumSet.noneOf(Fact.class);
        if (CHANGES_FACTS.contains(act)) {
            forgotten.addAll(EnumSet.of(Fact.FINDINGS, Fact.LEVEL));
        }
        if (CHANGES_FACTS.contains(act) || ENDS_DECISION.contains(act)) {
            forgotten.addAll(EnumSet.of(Fact.BINDING, Fact.PUBLICITY_END, Fact.VALIDITY, Fact.SHORTENED));
        }
        if (DECLARES.contains(act)) {
            forgotten.add(Fact.UNDECLARED);
        }
        return forgotten;
    }

    private static CaseFile seated(Transition line, CaseFile file, Deed deed) {
        Optional<String> person = switch (line.standing()) {
            case TAKES -> Optional.of(deed.person().id());
            case SEATS -> deed.seat().map(Person::id);
            case ROLE, PARK, HOLDS -> Optional.empty();
        };
        return person.map(id -> file.with(file.people().seated(line.chair().orElseThrow(), id)))
                .orElse(file);
    }

    private static CaseFile moved(Transition line, CaseFile file, Deed deed) {
        Target target = line.to();
        if (target instanceof Target.To to) {
            return file.moved(to.state(), Optional.empty());
        }
        if (target instanceof Target.Awaited) {
            return file.moved(MatterRules.awaited(file.matters()), Optional.empty());
        }
        if (target instanceof Target.Interrupt matter && file.state() != matter.state()) {
            return file.moved(matter.state(), Optional.of(file.state()));
        }
        if (target instanceof Target.Resume && !isDisputed(line, file)) {
            return vacated(file).moved(file.resume().orElseThrow(), Optional.empty());
        }
        if (target instanceof Target.Verdict && !isDisputed(line, file)) {
            boolean stands = file.find(Fact.BINDING).isPresent();
            return vacated(file).moved(stands ? CaseState.PUBLICITY : CaseState.RE_EVALUATION, Optional.empty());
        }
        if (target instanceof Target.Beneath end && file.isCertified()) {
            return file.resume().isPresent()
                    ? file.moved(file.state(), Optional.of(end.state()))
                    : file.moved(end.state(), Optional.empty());
        }
        if (target instanceof Target.Reopen) {
            return vacated(file).moved(reopened(file, deed), Optional.empty());
        }
        return file.moved(file.state(), file.resume());
    }

    /** A certificate that ran out or was superseded meanwhile stays so, and none comes back beside its successor. */
    private static CaseState reopened(CaseFile file, Deed deed) {
        CaseState before = file.resume().orElseThrow();
        CaseState reopened = REOPENED.getOrDefault(before, before);
        if (reopened != CaseState.ACTIVE || file.find(Fact.SUCCESSOR).isEmpty()) {
            return reopened;
        }
        return file.isRunOut(deed.on()) ? CaseState.EXPIRED : CaseState.SUPERSEDED;
    }

    private static CaseFile vacated(CaseFile file) {
        return file.with(file.people().vacated(Chair.ARBITER));
    }

    /** Whether another matter of the same kind is still to be settled. */
    private static boolean isDisputed(Transition line, CaseFile file) {
        return MatterRules.of(line.act())
                .filter(effect -> effect instanceof MatterRules.Effect.Moves moves
                        && !file.matters().open(moves.kind()).isEmpty())
                .isPresent();
    }
}
