package org.lingtan.api.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.CaseMachine.Denial;
import org.lingtan.api.matter.Matter;
import org.lingtan.api.matter.Matter.Kind;

class CaseMachineTest {

    private static final List<Transition> LINES = CaseRules.all();
    private static final MachineSearch SEARCH = new MachineSearch(LINES);
    private static final Set<CaseFile> CASES = SEARCH.all();
    private final CaseMachine machine = CaseMachine.shipped();

    private static boolean isShared(CaseFile file) {
        List<Chair> three = List.of(Chair.EVALUATOR, Chair.REVIEWER, Chair.DECISION_MAKER);
        return Cast.STAFF.stream()
                .anyMatch(person -> three.stream()
                                .filter(chair -> file.people().sat().containsKey(chair)
                                        && file.people().sat().get(chair).contains(person.id()))
                                .count()
                        > 1);
    }

    @Test
    void there_is_no_path_by_which_one_person_fills_two_of_the_three_chairs() {
        assertTrue(CASES.size() > 1_000, "only " + CASES.size() + " cases were searched");
        assertEquals(List.of(), SEARCH.way(CaseMachineTest::isShared));
    }

    @Test
    void the_search_finds_such_a_path_once_the_guard_is_taken_away() {
        List<Transition> careless = LINES.stream()
                .map(line -> {
                    Set<Guard> guards = EnumSet.noneOf(Guard.class);
                    guards.addAll(line.guards());
                    if (line.act() == Act.GRANT) {
                        guards.remove(Guard.THREE_PERSONS);
                    }
                    return new Transition(
                            line.act(), line.from(), line.to(), line.role(), line.standing(), line.chair(), guards);
                })
                .toList();
        assertFalse(new MachineSearch(careless).way(CaseMachineTest::isShared).isEmpty());
    }

    @Test
    void nobody_settles_a_dispute_about_a_case_they_sat_in() {
        assertTrue(CASES.stream().anyMatch(file -> file.seated(Chair.ARBITER).isPresent()));
        assertEquals(
                List.of(),
                SEARCH.way(file -> file.seated(Chair.ARBITER)
                        .filter(arbiter -> file.people().satElsewhere(arbiter, Chair.ARBITER))
                        .isPresent()));
    }

    @Test
    void every_state_can_be_reached_and_every_certificate_has_three_people_and_a_bound_decision_behind_it() {
        assertEquals(
                EnumSet.allOf(CaseState.class),
                CASES.stream().map(CaseFile::state).collect(Collectors.toSet()));
        assertEquals(
                List.of(),
                SEARCH.way(file -> file.isCertified()
                        && (file.find(Fact.BINDING).isEmpty()
                                || !file.find(Fact.BINDING).equals(Bindings.of(file))
                                || !file.people()
                                        .seats()
                                        .keySet()
                                        .containsAll(EnumSet.complementOf(EnumSet.of(Chair.ARBITER))))));
    }

    private static boolean isOpen(CaseFile file) {
        return !file.matters().open(Kind.QUESTION).isEmpty()
                || !file.matters().open(Kind.NONCONFORMITY).isEmpty();
    }

    @Test
    void nothing_is_granted_while_a_question_or_nonconformity_is_open_even_if_the_states_forgot_it() {
        assertTrue(CASES.stream()
                .anyMatch(file -> file.matters().open(Kind.NONCONFORMITY).size() == 2));
        Set<CaseState> before = EnumSet.range(CaseState.PUBLICITY, CaseState.SUPERSEDED);
        assertEquals(List.of(), SEARCH.way(file -> before.contains(file.state()) && isOpen(file)));
        List<Transition> careless = LINES.stream()
                .map(line -> line.to() instanceof Transition.Target.Awaited
                        ? new Transition(
                                line.act(),
                                line.from(),
                                new Transition.Target.To(CaseState.VERIFICATION),
                                line.role(),
                                line.standing(),
                                line.chair(),
                                line.guards())
                        : line)
                .toList();
        MachineSearch search = new MachineSearch(careless);
        assertFalse(search.way(file -> file.state() == CaseState.REVIEWED && isOpen(file))
                .isEmpty());
        assertEquals(List.of(), search.way(file -> before.contains(file.state()) && isOpen(file)));
    }

    @Test
    void a_dispute_ends_with_the_last_matter_of_its_kind() {
        assertTrue(CASES.stream()
                .anyMatch(file -> file.matters().open(Kind.OBJECTION).size() == 2));
        for (var dispute : Map.of(
                        CaseState.OBJECTION, Kind.OBJECTION,
                        CaseState.COMPLAINT, Kind.COMPLAINT,
                        CaseState.APPEAL, Kind.APPEAL)
                .entrySet()) {
            assertEquals(
                    List.of(),
                    SEARCH.way(file -> (file.state() == dispute.getKey())
                            == file.matters().open(dispute.getValue()).isEmpty()));
        }
    }

    @Test
    void no_surveillance_is_passed_and_no_suspension_lifted_while_a_nonconformity_is_open() {
        Map<CaseState, Act> ends = Map.of(CaseState.SURVEILLANCE, Act.PASS_SURVEY, CaseState.SUSPENDED, Act.REINSTATE);
        Map<CaseState, Set<Integer>> seen = new java.util.TreeMap<>();
        for (CaseFile file : CASES) {
            int found = file.matters().open(Kind.FINDING).size();
            if (found > 0 && ends.containsKey(file.state())) {
                seen.computeIfAbsent(file.state(), state -> new java.util.TreeSet<>())
                        .add(found);
                Deed end = Cast.deed(ends.get(file.state()), Cast.staff("s9"));
                assertEquals("case.nothing-open", code(file, end), file::toString);
            }
        }
        assertEquals(Map.of(CaseState.SURVEILLANCE, Set.of(1, 2), CaseState.SUSPENDED, Set.of(1, 2)), seen);
    }

    private static final Set<Kind> DISPUTES = EnumSet.of(Kind.OBJECTION, Kind.COMPLAINT, Kind.APPEAL);

    private static long open(CaseFile file) {
        return DISPUTES.stream()
                .mapToLong(kind -> file.matters().open(kind).size())
                .sum();
    }

    /** Neither the clock, nor a successor, nor the verdict on another one ends a dispute. */
    @Test
    void a_dispute_ends_only_by_whoever_settles_it_with_a_reason_and_each_by_itself() {
        Set<Act> settling = EnumSet.noneOf(Act.class);
        int endedBeneath = 0;
        for (CaseFile file : CASES) {
            if (open(file) == 0) {
                continue;
            }
            endedBeneath += file.resume()
                            .filter(Set.of(CaseState.EXPIRED, CaseState.SUPERSEDED)::contains)
                            .isPresent()
                    ? 1
                    : 0;
            for (Transition line : LINES) {
                for (Deed deed : line.from().contains(file.state()) ? SEARCH.possible(line, file) : List.<Deed>of()) {
                    long ended = open(file) - open(machine.apply(file, deed));
                    if (ended > 0) {
                        settling.add(line.act());
                        assertEquals(1, ended, () -> file + " " + line.act());
                        assertEquals(Optional.of(Chair.ARBITER), line.chair());
                        assertTrue(line.guards().contains(Guard.REASONED));
                    }
                }
            }
        }
        assertEquals(
                EnumSet.of(
                        Act.UPHOLD_OBJECTION,
                        Act.DISMISS_OBJECTION,
                        Act.UPHOLD_APPEAL,
                        Act.DISMISS_APPEAL,
                        Act.SETTLE_COMPLAINT),
                settling);
        assertTrue(endedBeneath > 0, "no certificate ended while a dispute was open");
    }

    @Test
    void a_decision_that_fell_is_neither_public_nor_the_ground_of_a_certificate() {
        assertTrue(CASES.stream()
                .anyMatch(file -> file.state() == CaseState.OBJECTION
                        && file.find(Fact.BINDING).isEmpty()));
        Set<CaseState> decided = EnumSet.of(CaseState.PUBLICITY, CaseState.READY);
        assertEquals(
                List.of(),
                SEARCH.way(file -> (decided.contains(file.state()) || file.isInPublicity())
                        && file.find(Fact.BINDING).isEmpty()));
    }

    @Test
    void the_package_is_handed_in_by_a_second_person() {
        assertEquals(
                List.of(),
                SEARCH.way(file -> file.state() != CaseState.DRAFT
                        && file.state() != CaseState.CLOSED
                        && file.people().preparer().isEmpty()));
        CaseFile draft =
                machine.apply(CaseFile.draft("c", Cast.PARK, "cnip@1.0.0"), Cast.deed(Act.ATTACH, Cast.PREPARER));
        assertEquals("case.second-person", code(draft, Cast.deed(Act.SUBMIT, Cast.PREPARER)));
        assertEquals("", code(draft, Cast.deed(Act.SUBMIT, Cast.DECLARANT)));
    }

    /** A package that takes another one's place is declared by a second person before the rules run over it. */
    @Test
    void no_path_leads_on_with_a_replaced_package_that_one_person_alone_stands_for() {
        List<CaseFile> undeclared = CASES.stream()
                .filter(file -> file.find(Fact.UNDECLARED).isPresent())
                .toList();
        assertEquals(
                EnumSet.of(CaseState.QUESTIONS, CaseState.NONCONFORMITY, CaseState.CORRECTIVE_ACTION, CaseState.CLOSED),
                undeclared.stream()
                        .map(CaseFile::state)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseState.class))));
        for (CaseFile file : undeclared) {
            for (Transition line : LINES) {
                if (line.act() == Act.ANSWER || line.act() == Act.CORRECT) {
                    for (Deed deed : SEARCH.possible(line, file)) {
                        assertNotEquals(
                                file.people().preparer(),
                                Optional.of(deed.person().id()));
                    }
                }
            }
        }
        CaseFile asked = CASES.stream()
                .filter(file -> file.state() == CaseState.QUESTIONS
                        && file.matters().open(Kind.QUESTION).size() == 1)
                .filter(file -> file.find(Fact.PACKAGE).equals(Optional.of("sha256:package"))
                        && file.people().preparer().equals(Optional.of(Cast.PREPARER.id())))
                .findFirst()
                .orElseThrow();
        assertEquals("", code(asked, Cast.deed(Act.ANSWER, Cast.PREPARER)), "nothing was replaced");
        CaseFile replaced = machine.apply(asked, Cast.deed(Act.REPLACE, Cast.DECLARANT));
        assertEquals("case.second-declares", code(replaced, Cast.deed(Act.ANSWER, Cast.DECLARANT)));
        CaseFile answered = machine.apply(replaced, Cast.deed(Act.ANSWER, Cast.PREPARER));
        assertEquals(Optional.empty(), answered.find(Fact.UNDECLARED));
    }

    @Test
    void the_same_package_sent_again_asks_for_no_declaration_and_ends_none() {
        CaseFile declared = CASES.stream()
                .filter(file -> file.state() == CaseState.QUESTIONS
                        && file.find(Fact.PACKAGE).equals(Optional.of("sha256:replaced"))
                        && file.find(Fact.UNDECLARED).isEmpty())
                .findFirst()
                .orElseThrow();
        CaseFile again = machine.apply(declared, Cast.deed(Act.REPLACE, Cast.DECLARANT));
        assertEquals(Optional.empty(), again.find(Fact.UNDECLARED));
        CaseFile undeclared = CASES.stream()
                .filter(file -> file.state() == CaseState.QUESTIONS
                        && file.find(Fact.UNDECLARED).isPresent())
                .findFirst()
                .orElseThrow();
        assertEquals(
                undeclared.find(Fact.UNDECLARED),
                machine.apply(undeclared, Cast.deed(Act.REPLACE, Cast.DECLARANT))
                        .find(Fact.UNDECLARED));
    }

    @Test
    void a_correction_that_waits_is_not_closed_over_a_package_that_nobody_declared() {
        CaseFile waiting = CASES.stream()
                .filter(file -> file.state() == CaseState.CORRECTIVE_ACTION
                        && file.matters().all().size() == 1
                        && file.find(Fact.PACKAGE).equals(Optional.of("sha256:package")))
                .findFirst()
                .orElseThrow();
        Person evaluator = Cast.staff(waiting.seated(Chair.EVALUATOR).orElseThrow());
        assertEquals("", code(waiting, Cast.deed(Act.CLOSE_CORRECTION, evaluator)));
        CaseFile replaced = machine.apply(waiting, Cast.deed(Act.REPLACE, Cast.PREPARER));
        assertEquals("case.declared", code(replaced, Cast.deed(Act.CLOSE_CORRECTION, evaluator)));
        assertEquals("", code(replaced, Cast.deed(Act.REFUSE_CORRECTION, evaluator)));
        Matter correction = replaced.matters().all().get(0);
        assertEquals(
                List.of(false, true),
                List.of(waiting.isAwaited(correction), replaced.isAwaited(correction)),
                "a correction that waits for the evaluator is not the park's delay; one over a replaced package is");
        assertEquals("case.second-declares", code(replaced, Cast.deed(Act.CORRECT, Cast.PREPARER)));
        CaseFile corrected = machine.apply(replaced, Cast.deed(Act.CORRECT, Cast.DECLARANT));
        assertEquals(Optional.empty(), corrected.find(Fact.UNDECLARED));
        assertEquals(
                CaseState.RE_EVALUATION,
                machine.apply(corrected, Cast.deed(Act.CLOSE_CORRECTION, evaluator))
                        .state());
    }

    private String code(CaseFile file, Deed deed) {
        return machine.denial(file, deed).map(Denial::code).orElse("");
    }

    /** Whoever may do most in every case that there is, tries everything. */
    @Test
    void every_act_that_the_state_does_not_allow_is_refused() {
        int tried = 0;
        Set<CaseState> seen = EnumSet.noneOf(CaseState.class);
        for (CaseFile file : CASES) {
            seen.add(file.state());
            for (Transition line : LINES) {
                if (!line.from().contains(file.state())) {
                    tried++;
                    for (Person person : people()) {
                        assertFalse(code(file, Cast.deed(line.act(), person)).isEmpty(), () -> file + " " + line.act());
                    }
                }
            }
        }
        assertEquals(EnumSet.allOf(CaseState.class), seen);
        assertTrue(tried > 10_000, "tried " + tried);
    }

    private static List<Person> people() {
        List<Person> people = new java.util.ArrayList<>(Cast.STAFF);
        people.addAll(List.of(Cast.PREPARER, Cast.DECLARANT, Cast.STRANGER, Cast.ANYBODY));
        return people;
    }

    /** The other way round: whoever lacks the role, the tenant or the chair is refused in every case that there is. */
    @Test
    void nobody_acts_without_role_tenant_and_chair() {
        for (CaseFile file : CASES) {
            for (Transition line : LINES) {
                for (Person person : people()) {
                    String tenant = line.standing() == Standing.PARK ? Cast.PARK : Person.BODY;
                    boolean hasRole = person.roles().contains(line.role())
                            && person.tenant().equals(tenant);
                    boolean mayAsk = line.role() == Role.PUBLIC || hasRole;
                    boolean sits = line.standing() != Standing.HOLDS
                            || file.seated(line.chair().orElseThrow()).equals(Optional.of(person.id()));
                    if (!mayAsk || !sits) {
                        assertTrue(
                                Set.of("case.role", "case.chair").contains(code(file, Cast.deed(line.act(), person))),
                                () -> file + " " + line.act() + " " + person);
                    }
                }
            }
        }
    }

    @Test
    void a_case_reads_back_as_it_was_written() {
        CASES.stream().limit(2_000).forEach(file -> assertEquals(file, CaseJson.read(file.toJson())));
    }

    @Test
    void every_act_has_exactly_one_line() {
        assertEquals(
                EnumSet.allOf(Act.class), LINES.stream().map(Transition::act).collect(Collectors.toSet()));
        assertEquals(Act.values().length, LINES.size());
    }

    /** {@code -Dlingtan.rewrite=true} draws it anew. */
    @Test
    void the_documentation_shows_the_machine_as_it_is() throws IOException {
        Path readme = Path.of("docs/case.md");
        String shown = Files.readString(readme);
        String begin = "<!-- begin machine -->\n";
        String end = "<!-- end machine -->";
        String drawn = shown.substring(0, shown.indexOf(begin) + begin.length())
                + CaseDiagram.draw(LINES)
                + shown.substring(shown.indexOf(end));
        if (Boolean.getBoolean("lingtan.rewrite")) {
            Files.writeString(readme, drawn);
        }
        assertEquals(drawn, shown, "Run this test with -Dlingtan.rewrite=true and look at the difference.");
    }
}
