package org.lingtan.api.application;

import static org.lingtan.api.application.CaseState.*;
import static org.lingtan.api.application.Guard.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lingtan.api.application.Transition.Target;
import org.lingtan.api.application.Transition.Target.Awaited;
import org.lingtan.api.application.Transition.Target.Beneath;
import org.lingtan.api.application.Transition.Target.Interrupt;
import org.lingtan.api.application.Transition.Target.Reopen;
import org.lingtan.api.application.Transition.Target.Resume;
import org.lingtan.api.application.Transition.Target.Stay;
import org.lingtan.api.application.Transition.Target.To;
import org.lingtan.api.application.Transition.Target.Verdict;

/** The state machine of a case: the one place that says what follows what, who does it, and what must hold. */
final class CaseRules {

    private final List<Transition> lines = new ArrayList<>();

    private CaseRules() {}

    static List<Transition> all() {
        CaseRules rules = new CaseRules();
        rules.application();
        rules.evaluation();
        rules.decision();
        rules.certificate();
        rules.disputes();
        return List.copyOf(rules.lines);
    }

    private void application() {
        park(Act.ATTACH, EnumSet.of(DRAFT, RETURNED), new Stay());
        park(Act.SUBMIT, EnumSet.of(DRAFT, RETURNED), new To(SUBMITTED), HAS_PACKAGE, SECOND_PERSON);
        Set<CaseState> unfinished = EnumSet.range(DRAFT, REVIEWED);
        unfinished.add(READY);
        park(Act.GIVE_UP, unfinished, new To(CLOSED), REASONED);
        judge(Act.RETURN, EnumSet.of(SUBMITTED), new To(RETURNED), Role.EVALUATOR, NOT_RETURNED_YET, REASONED);
        judge(Act.REJECT, EnumSet.of(SUBMITTED), new To(REJECTED), Role.EVALUATOR, RETURNED_BEFORE, REASONED);
        judge(Act.ACCEPT, EnumSet.of(SUBMITTED), new To(COMPLETE), Role.EVALUATOR);
        role(Act.DECLARE_FREE, EnumSet.of(COMPLETE), new Stay(), Role.EVALUATOR);
        role(Act.DECLARE_CONFLICT, EnumSet.of(COMPLETE), new Stay(), Role.EVALUATOR, REASONED);
    }

    private void evaluation() {
        chair(
                Act.ASSIGN,
                EnumSet.of(COMPLETE, ASSIGNED),
                ASSIGNED,
                Role.ADMINISTRATOR,
                Standing.SEATS,
                Chair.EVALUATOR,
                DECLARED_FREE,
                THREE_PERSONS);
        evaluator(Act.BEGIN, EnumSet.of(ASSIGNED), new To(VERIFICATION));
        evaluator(Act.VERIFY, EnumSet.of(VERIFICATION, RE_EVALUATION), new To(RE_EVALUATION), REASONED);
        Set<CaseState> owed = EnumSet.of(QUESTIONS, NONCONFORMITY, CORRECTIVE_ACTION);
        Set<CaseState> working = EnumSet.of(VERIFICATION, RE_EVALUATION, QUESTIONS, NONCONFORMITY, CORRECTIVE_ACTION);
        evaluator(Act.ASK, working, new Awaited(QUESTIONS, QUESTIONS), REASONED);
        park(Act.REPLACE, owed, new Stay());
        park(Act.ANSWER, owed, new Awaited(QUESTIONS, RE_EVALUATION), SECOND_DECLARES, REASONED);
        evaluator(Act.RAISE, working, new Awaited(NONCONFORMITY, NONCONFORMITY), REASONED);
        park(
                Act.CORRECT,
                EnumSet.of(NONCONFORMITY, CORRECTIVE_ACTION),
                new Awaited(NONCONFORMITY, CORRECTIVE_ACTION),
                SECOND_DECLARES,
                REASONED);
        Set<CaseState> corrected = EnumSet.of(CORRECTIVE_ACTION);
        evaluator(Act.CLOSE_CORRECTION, corrected, new Awaited(CORRECTIVE_ACTION, RE_EVALUATION), DECLARED);
        evaluator(Act.REFUSE_CORRECTION, corrected, new Awaited(CORRECTIVE_ACTION, NONCONFORMITY), REASONED);
        evaluator(Act.RECORD_VISIT, working, new Stay());
        evaluator(Act.RE_EVALUATE, EnumSet.of(VERIFICATION, RE_EVALUATION), new To(VERIFICATION));
        evaluator(Act.REPORT, EnumSet.of(VERIFICATION), new To(EVALUATED), FINDINGS_FRESH);
    }

    private void decision() {
        chair(
                Act.TAKE_REVIEW,
                EnumSet.of(EVALUATED),
                REVIEW,
                Role.REVIEWER,
                Standing.TAKES,
                Chair.REVIEWER,
                THREE_PERSONS);
        chair(Act.SEND_BACK, EnumSet.of(REVIEW), VERIFICATION, Role.REVIEWER, Standing.HOLDS, Chair.REVIEWER, REASONED);
        chair(Act.RECOMMEND, EnumSet.of(REVIEW), REVIEWED, Role.REVIEWER, Standing.HOLDS, Chair.REVIEWER, REASONED);
        chair(
                Act.GRANT,
                EnumSet.of(REVIEWED),
                PUBLICITY,
                Role.DECISION_MAKER,
                Standing.TAKES,
                Chair.DECISION_MAKER,
                THREE_PERSONS,
                FINDINGS_FRESH,
                NOTHING_OPEN,
                REASONED);
        chair(
                Act.REFUSE,
                EnumSet.of(REVIEWED),
                REFUSED,
                Role.DECISION_MAKER,
                Standing.TAKES,
                Chair.DECISION_MAKER,
                THREE_PERSONS,
                REASONED);
        judge(Act.END_PUBLICITY, EnumSet.of(PUBLICITY), new To(READY), Role.PUBLISHER, PUBLICITY_OVER);
        role(Act.ISSUE, EnumSet.of(READY), new To(ACTIVE), Role.PUBLISHER, BINDING_HOLDS);
    }

    private void certificate() {
        Set<CaseState> open = EnumSet.of(ACTIVE, SURVEILLANCE, CHANGE_NOTICE, COMPLAINT);
        Set<CaseState> inForce = EnumSet.of(COMPLAINT);
        inForce.addAll(IN_FORCE);
        Set<CaseState> disputed = EnumSet.of(APPEAL, COMPLAINT);
        disputed.addAll(IN_FORCE);
        judge(Act.SURVEY, EnumSet.of(ACTIVE, COMPLAINT), new Beneath(SURVEILLANCE), Role.EVALUATOR, BENEATH);
        judge(Act.FIND, EnumSet.of(SURVEILLANCE, COMPLAINT), new Stay(), Role.EVALUATOR, BENEATH, REASONED);
        park(Act.REMEDY, disputed, new Stay(), CERTIFIED, REASONED);
        judge(Act.CLOSE_FINDING, disputed, new Stay(), Role.EVALUATOR, CERTIFIED);
        judge(Act.REFUSE_REMEDY, disputed, new Stay(), Role.EVALUATOR, CERTIFIED, REASONED);
        judge(Act.PASS_SURVEY, EnumSet.of(SURVEILLANCE), new To(ACTIVE), Role.EVALUATOR, NOTHING_OPEN, REASONED);
        park(Act.NOTIFY_CHANGE, EnumSet.of(ACTIVE), new To(CHANGE_NOTICE), REASONED);
        judge(Act.ACCEPT_CHANGE, EnumSet.of(CHANGE_NOTICE), new To(ACTIVE), Role.EVALUATOR, REASONED);
        judge(Act.SUSPEND, open, new Beneath(SUSPENDED), Role.DECISION_MAKER, BENEATH, REASONED);
        judge(Act.REINSTATE, EnumSet.of(SUSPENDED), new To(ACTIVE), Role.DECISION_MAKER, NOTHING_OPEN, REASONED);
        judge(Act.WITHDRAW, inForce, new Beneath(WITHDRAWN), Role.DECISION_MAKER, BENEATH, REASONED);
        role(Act.EXPIRE, disputed, new Beneath(EXPIRED), Role.PUBLISHER, CERTIFIED, RUN_OUT);
        Set<CaseState> renewable = EnumSet.of(EXPIRED);
        renewable.addAll(disputed);
        park(Act.RENEW, renewable, new Stay(), RENEWABLE, NO_SUCCESSOR);
        Set<CaseState> issued = EnumSet.of(WITHDRAWN, EXPIRED);
        issued.addAll(disputed);
        role(
                Act.SUPERSEDE,
                issued,
                new Beneath(SUPERSEDED),
                Role.PUBLISHER,
                HAS_CERTIFICATE,
                NO_SUCCESSOR,
                SUCCESSOR_NAMED);
    }

    private void disputes() {
        judge(
                Act.OBJECT,
                EnumSet.of(PUBLICITY, OBJECTION),
                new Interrupt(OBJECTION),
                Role.PUBLIC,
                BINDING_HOLDS,
                REASONED);
        arbiter(Act.UPHOLD_OBJECTION, OBJECTION, new Verdict());
        arbiter(Act.DISMISS_OBJECTION, OBJECTION, new Verdict());
        park(Act.APPEAL, EnumSet.of(REJECTED, REFUSED, SUSPENDED, WITHDRAWN), new Interrupt(APPEAL), REASONED);
        arbiter(Act.UPHOLD_APPEAL, APPEAL, new Reopen());
        arbiter(Act.DISMISS_APPEAL, APPEAL, new Resume());
        Set<CaseState> certified = EnumSet.of(COMPLAINT);
        certified.addAll(IN_FORCE);
        judge(Act.COMPLAIN, certified, new Interrupt(COMPLAINT), Role.PUBLIC, CERTIFIED, REASONED);
        arbiter(Act.SETTLE_COMPLAINT, COMPLAINT, new Resume());
        line(
                Act.ASSIGN_ARBITER,
                EnumSet.of(OBJECTION, APPEAL, COMPLAINT),
                new Stay(),
                Role.ADMINISTRATOR,
                Standing.SEATS,
                Optional.of(Chair.ARBITER),
                UNINVOLVED);
    }

    private void park(Act act, Set<CaseState> from, Target to, Guard... guards) {
        line(act, from, to, Role.APPLICANT, Standing.PARK, Optional.empty(), guards);
    }

    private void role(Act act, Set<CaseState> from, Target to, Role role, Guard... guards) {
        line(act, from, to, role, Standing.ROLE, Optional.empty(), guards);
    }

    /** An act that judges something: never done by whoever settles, or settled, a dispute of the case. */
    private void judge(Act act, Set<CaseState> from, Target to, Role role, Guard... guards) {
        Guard[] all = Arrays.copyOf(guards, guards.length + 1);
        all[guards.length] = NOT_ARBITER;
        role(act, from, to, role, all);
    }

    private void evaluator(Act act, Set<CaseState> from, Target to, Guard... guards) {
        line(act, from, to, Role.EVALUATOR, Standing.HOLDS, Optional.of(Chair.EVALUATOR), guards);
    }

    private void arbiter(Act act, CaseState from, Target to) {
        line(act, EnumSet.of(from), to, Role.REVIEWER, Standing.HOLDS, Optional.of(Chair.ARBITER), REASONED);
    }

    private void chair(
            Act act, Set<CaseState> from, CaseState to, Role role, Standing standing, Chair chair, Guard... guards) {
        line(act, from, new To(to), role, standing, Optional.of(chair), guards);
    }

    private void line(
            Act act,
            Set<CaseState> from,
            Target to,
            Role role,
            Standing standing,
            Optional<Chair> chair,
            Guard... guards) {
        lines.add(new Transition(act, from, to, role, standing, chair, Set.of(guards)));
    }
}
