package org.lingtan.api.application;

import static org.lingtan.api.matter.Field.*;

import java.util.Set;
import org.lingtan.api.matter.DetailForm;

/** What may be said with each act. */
final class ActForms {

    private static final DetailForm STATEMENT = new DetailForm(Set.of(), Set.of(TEXT));
    private static final DetailForm VERDICT = new DetailForm(Set.of(), Set.of(MATTER, TEXT));

    private ActForms() {}

    static DetailForm of(Act act) {
        return switch (act) {
            case RETURN -> new DetailForm(Set.of(MISSING), Set.of(TEXT, DUE));
            case ASK -> new DetailForm(Set.of(TEXT), Set.of(DUE, CLAUSE));
            case ANSWER -> new DetailForm(Set.of(TEXT), Set.of(MATTER, PROOF));
            case RAISE, FIND -> new DetailForm(Set.of(CLAUSE, GRADE, TEXT), Set.of(DUE));
            case CORRECT, REMEDY -> new DetailForm(Set.of(CAUSE, CORRECTION, ACTION, PROOF), Set.of(MATTER));
            case CLOSE_CORRECTION, CLOSE_FINDING -> new DetailForm(Set.of(TEXT), Set.of(MATTER));
            case REFUSE_CORRECTION, REFUSE_REMEDY -> new DetailForm(Set.of(), Set.of(MATTER, TEXT, DUE));
            case RECORD_VISIT -> new DetailForm(Set.of(DAY, PEOPLE, SEEN), Set.of(CLAUSE));
            case REPORT -> new DetailForm(Set.of(TEXT), Set.of());
            case NOTIFY_CHANGE -> new DetailForm(Set.of(TEXT), Set.of(DAY));
            case ACCEPT_CHANGE, OBJECT, COMPLAIN, APPEAL -> STATEMENT;
            case UPHOLD_OBJECTION, DISMISS_OBJECTION, UPHOLD_APPEAL, DISMISS_APPEAL, SETTLE_COMPLAINT -> VERDICT;
            default -> DetailForm.NOTHING;
        };
    }
}
