package org.lingtan.api.application;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.lingtan.api.application.CaseFile.Fact;

/** Brings cases to where a test starts, by the acts of the people who do them. */
public final class CasePath {

    public static final Person PUBLISHER = Cast.STAFF.get(3);
    public static final Person APPLICANT = Cast.PREPARER;

    private CasePath() {}

    /** What an act tells the case. */
    @FunctionalInterface
    public interface Facts {

        Map<Fact, String> of(Act act);
    }

    /** From the draft to the grant. */
    public static CaseFile granted(Cases cases, String id) {
        return granted(cases, id, Cast::facts);
    }

    private static CaseFile granted(Cases cases, String id, Facts facts) {
        Person evaluator = Cast.STAFF.get(0);
        Person reviewer = Cast.STAFF.get(1);
        Person decisionMaker = Cast.STAFF.get(2);
        act(cases, id, Act.ATTACH, Cast.PREPARER, facts);
        act(cases, id, Act.SUBMIT, Cast.DECLARANT);
        act(cases, id, Act.ACCEPT, PUBLISHER);
        act(cases, id, Act.DECLARE_FREE, evaluator);
        cases.act(id, OptionalLong.empty(), Cast.deed(Act.ASSIGN, PUBLISHER, Optional.of(evaluator)));
        act(cases, id, Act.BEGIN, evaluator);
        act(cases, id, Act.VERIFY, evaluator, facts);
        act(cases, id, Act.RE_EVALUATE, evaluator, facts);
        act(cases, id, Act.REPORT, evaluator);
        act(cases, id, Act.TAKE_REVIEW, reviewer);
        act(cases, id, Act.RECOMMEND, reviewer);
        return act(cases, id, Act.GRANT, decisionMaker);
    }

    /** From the draft to the end of the publicity period. */
    public static CaseFile ready(Cases cases, String id) {
        return ready(cases, id, Cast::facts);
    }

    /** The same for a case about a year. */
    public static CaseFile readyFor(Cases cases, String id, int year) {
        return ready(
                cases,
                id,
                act -> act == Act.ATTACH
                        ? Map.of(Fact.PACKAGE, "sha256:package", Fact.YEAR, String.valueOf(year))
                        : Cast.facts(act));
    }

    /** The same for a case whose package and findings are real. */
    public static CaseFile ready(Cases cases, String id, Facts facts) {
        granted(cases, id, facts);
        return act(cases, id, Act.END_PUBLICITY, PUBLISHER);
    }

    public static CaseFile act(Cases cases, String id, Act act, Person person) {
        return act(cases, id, act, person, Cast::facts);
    }

    private static CaseFile act(Cases cases, String id, Act act, Person person, Facts facts) {
        Deed deed = new Deed(act, person, Optional.empty(), Cast.DAY, "because", facts.of(act));
        return cases.act(id, OptionalLong.empty(), deed);
    }
}
