package org.lingtan.api.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.CaseMachine.Denial;
import org.lingtan.api.matter.Matter.Kind;

/** Whoever settles a dispute does nothing else about it, and the body still protects the public while it lasts. */
class ArbiterTest {

    private static final CaseMachine MACHINE = CaseMachine.shipped();

    private static CaseFile done(CaseFile file, Act act, Person person) {
        return MACHINE.apply(file, Cast.deed(act, person));
    }

    private static CaseFile seated(CaseFile file, Person arbiter) {
        return MACHINE.apply(file, Cast.deed(Act.ASSIGN_ARBITER, staff(5), Optional.of(arbiter)));
    }

    private static Person staff(int number) {
        return Cast.staff("s" + number);
    }

    private static CaseFile submitted() {
        CaseFile file = CaseFile.draft("c", Cast.PARK, "cnip@1.0.0");
        return done(done(file, Act.ATTACH, Cast.PREPARER), Act.SUBMIT, Cast.DECLARANT);
    }

    /** Evaluated, reviewed and decided by the first three, everything else done by the fifth. */
    private static CaseFile granted() {
        CaseFile file = done(done(submitted(), Act.ACCEPT, staff(5)), Act.DECLARE_FREE, staff(1));
        file = MACHINE.apply(file, Cast.deed(Act.ASSIGN, staff(5), Optional.of(staff(1))));
        for (Act act : List.of(Act.BEGIN, Act.VERIFY, Act.RE_EVALUATE, Act.REPORT)) {
            file = done(file, act, staff(1));
        }
        file = done(done(file, Act.TAKE_REVIEW, staff(2)), Act.RECOMMEND, staff(2));
        return done(file, Act.GRANT, staff(3));
    }

    private static CaseFile certified() {
        return done(done(granted(), Act.END_PUBLICITY, staff(5)), Act.ISSUE, staff(5));
    }

    private static String code(CaseFile file, Act act, Person person) {
        return MACHINE.denial(file, Cast.deed(act, person)).map(Denial::code).orElse("");
    }

    @Test
    void the_arbiter_of_a_complaint_does_not_close_the_finding_that_it_is_about() {
        CaseFile file = done(done(certified(), Act.SURVEY, staff(5)), Act.FIND, staff(5));
        file = done(done(file, Act.COMPLAIN, Cast.ANYBODY), Act.REMEDY, Cast.PREPARER);
        file = seated(file, staff(4));
        assertEquals("case.not-arbiter", code(file, Act.CLOSE_FINDING, staff(4)));
        assertEquals("case.not-arbiter", code(file, Act.REFUSE_REMEDY, staff(4)));
        assertEquals("case.not-arbiter", code(file, Act.COMPLAIN, staff(4)), "nor brings another one up");
        CaseFile settled = done(file, Act.SETTLE_COMPLAINT, staff(4));
        assertEquals("case.not-arbiter", code(settled, Act.CLOSE_FINDING, staff(4)), "nor once it is settled");
        assertEquals("case.not-arbiter", code(settled, Act.SUSPEND, staff(4)));
        CaseFile other = seated(file, staff(6));
        assertEquals("case.not-arbiter", code(other, Act.CLOSE_FINDING, staff(4)), "nor once another one took over");
        CaseFile closed = done(file, Act.CLOSE_FINDING, staff(5));
        assertEquals(
                "case.uninvolved",
                MACHINE.denial(closed, Cast.deed(Act.ASSIGN_ARBITER, staff(7), Optional.of(staff(5))))
                        .map(Denial::code)
                        .orElse(""),
                "who closed it settles nothing");
    }

    @Test
    void the_arbiter_of_an_objection_neither_ends_the_publicity_period_nor_objects() {
        CaseFile file =
                done(seated(done(granted(), Act.OBJECT, Cast.ANYBODY), staff(4)), Act.DISMISS_OBJECTION, staff(4));
        assertEquals(CaseState.PUBLICITY, file.state());
        assertEquals("case.not-arbiter", code(file, Act.END_PUBLICITY, staff(4)));
        assertEquals("case.not-arbiter", code(file, Act.OBJECT, staff(4)));
        assertEquals("", code(file, Act.END_PUBLICITY, staff(5)));
        assertEquals("", code(file, Act.OBJECT, Cast.ANYBODY));
    }

    @Test
    void the_arbiter_of_an_appeal_against_a_rejection_neither_accepts_nor_rejects_what_comes_back() {
        CaseFile returned = done(submitted(), Act.RETURN, staff(5));
        CaseFile rejected = done(done(returned, Act.SUBMIT, Cast.DECLARANT), Act.REJECT, staff(5));
        CaseFile file = done(seated(done(rejected, Act.APPEAL, Cast.DECLARANT), staff(4)), Act.UPHOLD_APPEAL, staff(4));
        assertEquals(CaseState.SUBMITTED, file.state());
        assertEquals("case.not-arbiter", code(file, Act.ACCEPT, staff(4)));
        assertEquals("case.not-arbiter", code(file, Act.REJECT, staff(4)));
        assertEquals("case.not-returned-yet", code(file, Act.RETURN, staff(4)), "nobody returns it twice");
        assertEquals("", code(file, Act.ACCEPT, staff(5)));
    }

    /** Here the search remembers who did what. */
    @Test
    void no_path_seats_anybody_who_did_something_else_in_the_case_and_no_arbiter_does_it_later() {
        MachineSearch search = MachineSearch.involving(CaseRules.all(), certified());
        Set<CaseFile> cases = search.all();
        System.err.println("arbiters: " + cases.size() + " cases");
        assertTrue(cases.stream().anyMatch(file -> file.seated(Chair.ARBITER).isPresent()));
        assertEquals(
                List.of(),
                search.way(file -> file.seated(Chair.ARBITER)
                        .filter(arbiter -> file.people().involved().contains(arbiter))
                        .isPresent()));
        Set<Act> tried = EnumSet.noneOf(Act.class);
        for (CaseFile file : cases) {
            Set<String> arbiters = file.people().sat(Chair.ARBITER);
            for (Transition line : CaseRules.all()) {
                if (line.chair().equals(Optional.of(Chair.ARBITER))
                        || line.standing() == Standing.PARK
                        || MachineSearch.DECIDES_NOTHING.contains(line.act())) {
                    continue;
                }
                for (Deed deed : search.possible(line, file)) {
                    tried.add(line.act());
                    assertFalse(
                            arbiters.contains(deed.person().id()), () -> file + " " + deed.act() + " by an arbiter");
                }
            }
        }
        assertTrue(
                tried.containsAll(EnumSet.of(
                        Act.SURVEY,
                        Act.FIND,
                        Act.CLOSE_FINDING,
                        Act.REFUSE_REMEDY,
                        Act.PASS_SURVEY,
                        Act.ACCEPT_CHANGE,
                        Act.SUSPEND,
                        Act.REINSTATE,
                        Act.WITHDRAW,
                        Act.COMPLAIN)),
                tried::toString);
    }

    private static CaseFile beneath(CaseState state) {
        CaseFile file = certified();
        return switch (state) {
            case ACTIVE -> file;
            case SURVEILLANCE -> done(file, Act.SURVEY, staff(5));
            case CHANGE_NOTICE -> done(file, Act.NOTIFY_CHANGE, Cast.PREPARER);
            case SUSPENDED -> done(file, Act.SUSPEND, staff(5));
            default -> throw new IllegalArgumentException(state.code());
        };
    }

    /** What protects the public is done beneath a complaint as it is without one; what favours the park waits for its end. */
    @Test
    void a_complaint_keeps_nobody_from_suspending_withdrawing_and_looking_but_from_what_prejudges_it() {
        Set<Act> protective = EnumSet.of(Act.SUSPEND, Act.WITHDRAW, Act.SURVEY, Act.FIND);
        Set<Act> favourable = EnumSet.of(Act.REINSTATE, Act.PASS_SURVEY, Act.ACCEPT_CHANGE);
        Map<String, String> after = new TreeMap<>();
        for (CaseState state :
                List.of(CaseState.ACTIVE, CaseState.SURVEILLANCE, CaseState.CHANGE_NOTICE, CaseState.SUSPENDED)) {
            CaseFile calm = beneath(state);
            CaseFile disputed = done(calm, Act.COMPLAIN, Cast.ANYBODY);
            for (Act act : protective) {
                boolean isAllowed = code(calm, act, staff(5)).isEmpty();
                assertEquals(isAllowed, code(disputed, act, staff(5)).isEmpty(), () -> act + " beneath " + state);
                if (isAllowed) {
                    CaseFile acted = done(disputed, act, staff(5));
                    assertEquals(CaseState.COMPLAINT, acted.state());
                    assertEquals(1, acted.matters().open(Kind.COMPLAINT).size());
                    CaseFile settled = done(seated(acted, staff(4)), Act.SETTLE_COMPLAINT, staff(4));
                    assertEquals(done(calm, act, staff(5)).state(), settled.state());
                    after.put(act.code() + " " + state.code(), settled.state().code());
                }
            }
            favourable.forEach(act -> assertEquals("case.state", code(disputed, act, staff(5)), act::code));
        }
        assertEquals(
                Map.of(
                        "suspend active", "suspended",
                        "suspend surveillance", "suspended",
                        "suspend change-notice", "suspended",
                        "withdraw active", "withdrawn",
                        "withdraw surveillance", "withdrawn",
                        "withdraw change-notice", "withdrawn",
                        "withdraw suspended", "withdrawn",
                        "survey active", "surveillance",
                        "find surveillance", "surveillance"),
                after);
    }

    /** Beneath a complaint what is not for such a certificate is refused in words that say how it stands. */
    @Test
    void what_lies_beneath_is_told() {
        CaseFile file = done(beneath(CaseState.SUSPENDED), Act.COMPLAIN, Cast.ANYBODY);
        for (Act act : List.of(Act.SUSPEND, Act.SURVEY, Act.FIND)) {
            Denial denial = MACHINE.denial(file, Cast.deed(act, staff(5))).orElseThrow();
            assertEquals("case.beneath", denial.code());
            assertEquals("suspended", denial.wanted());
        }
        CaseFile withdrawn = done(file, Act.WITHDRAW, staff(5));
        assertEquals(
                "case.certified", code(withdrawn, Act.COMPLAIN, Cast.ANYBODY), "nobody complains about what has ended");
        assertEquals("case.beneath", code(withdrawn, Act.WITHDRAW, staff(5)), "it is withdrawn already");
    }
}
