package org.lingtan.api.application;

import java.util.Optional;
import java.util.OptionalLong;

/** Brings cases to where a test starts, by the acts of the people who do them. */
public final class CasePath {

    public static final Person PUBLISHER = Cast.STAFF.get(3);
    public static final Person APPLICANT = Cast.PREPARER;

    private CasePath() {}

    /** From the draft to the grant. */
    public static CaseFile granted(Cases cases, String id) {
        Person evaluator = Cast.STAFF.get(0);
        Person reviewer = Cast.STAFF.get(1);
        Person decisionMaker = Cast.STAFF.get(2);
        act(cases, id, Act.ATTACH, Cast.PREPARER);
        act(cases, id, Act.SUBMIT, Cast.DECLARANT);
        act(cases, id, Act.ACCEPT, PUBLISHER);
        act(cases, id, Act.DECLARE_FREE, evaluator);
        cases.act(id, OptionalLong.empty(), Cast.deed(Act.ASSIGN, PUBLISHER, Optional.of(evaluator)));
        act(cases, id, Act.BEGIN, evaluator);
        act(cases, id, Act.VERIFY, evaluator);
        act(cases, id, Act.RE_EVALUATE, evaluator);
        act(cases, id, Act.REPORT, evaluator);
        act(cases, id, Act.TAKE_REVIEW, reviewer);
        act(cases, id, Act.RECOMMEND, reviewer);
        return act(cases, id, Act.GRANT, decisionMaker);
    }

    /** From the draft to the end of the publicity period. */
    public static CaseFile ready(Cases cases, String id) {
        granted(cases, id);
        return act(cases, id, Act.END_PUBLICITY, PUBLISHER);
    }

    public static CaseFile act(Cases cases, String id, Act act, Person person) {
        return cases.act(id, OptionalLong.empty(), Cast.deed(act, person));
    }
}
