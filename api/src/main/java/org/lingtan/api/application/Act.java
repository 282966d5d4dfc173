package org.lingtan.api.application;

import java.util.Locale;
import org.lingtan.api.matter.DetailForm;

/** What people do with a case. Rules award points; none of these does. */
public enum Act {
    /** Puts a package into the case, in place of one before. */
    ATTACH,
    /** Hands the case in; by another person than the one who attached the package. */
    SUBMIT,
    /** Gives the application up. */
    GIVE_UP,
    /** Returns an incomplete case, once, with the whole list. */
    RETURN,
    /** Refuses a case that is still incomplete. */
    REJECT,
    /** Finds the case complete. */
    ACCEPT,
    /** Declares to have no conflict of interest. */
    DECLARE_FREE,
    /** Declares a conflict of interest. */
    DECLARE_CONFLICT,
    /** Puts an evaluator into the chair. */
    ASSIGN,
    /** Starts to verify. */
    BEGIN,
    /** Decides on evidence: accepted, adjusted, rejected, not applicable. */
    VERIFY,
    /** Asks the park. */
    ASK,
    /** Puts another version of the package in, for an answer or a corrective action, by which a second person declares it. */
    REPLACE,
    /** Answers. */
    ANSWER,
    /** Raises a nonconformity. */
    RAISE,
    /** Hands in a corrective action. */
    CORRECT,
    /** Verifies a corrective action and closes its nonconformity. */
    CLOSE_CORRECTION,
    /** Finds a corrective action insufficient. */
    REFUSE_CORRECTION,
    /** Records a visit to the park. */
    RECORD_VISIT,
    /** Runs the rules again over the facts as they are now. */
    RE_EVALUATE,
    /** Writes the evaluation report. */
    REPORT,
    /** Takes the chair of the reviewer. */
    TAKE_REVIEW,
    /** Sends the case back to the evaluator. */
    SEND_BACK,
    /** Recommends to grant or to refuse. */
    RECOMMEND,
    /** Grants; binds the decision to evidence, rulebook and findings. */
    GRANT,
    /** Refuses, with reasons. */
    REFUSE,
    /** Objects during the publicity period. */
    OBJECT,
    /** Finds an objection founded: the decision falls. */
    UPHOLD_OBJECTION,
    /** Finds an objection unfounded. */
    DISMISS_OBJECTION,
    /** Ends the publicity period once it is over. */
    END_PUBLICITY,
    /** Issues the certificate; only the issuing core does. */
    ISSUE,
    /** Begins a surveillance. */
    SURVEY,
    /** Raises a nonconformity in a surveillance. */
    FIND,
    /** Hands in a corrective action for one of a surveillance. */
    REMEDY,
    /** Verifies it and closes its nonconformity. */
    CLOSE_FINDING,
    /** Finds it insufficient. */
    REFUSE_REMEDY,
    /** Ends a surveillance without consequence. */
    PASS_SURVEY,
    /** Notifies a change of the park. */
    NOTIFY_CHANGE,
    /** Accepts a change without consequence. */
    ACCEPT_CHANGE,
    /** Suspends the certificate. */
    SUSPEND,
    /** Puts a suspended certificate back into force. */
    REINSTATE,
    /** Withdraws the certificate. */
    WITHDRAW,
    /** Records that the certificate has run out. */
    EXPIRE,
    /** Opens the case of next year from this one's copy. */
    RENEW,
    /** Records that the certificate of the renewal took the place of this one. */
    SUPERSEDE,
    /** Appeals. */
    APPEAL,
    /** Grants an appeal. */
    UPHOLD_APPEAL,
    /** Dismisses an appeal. */
    DISMISS_APPEAL,
    /** Complains. */
    COMPLAIN,
    /** Settles a complaint. */
    SETTLE_COMPLAINT,
    /** Puts an uninvolved person into the chair of the arbiter. */
    ASSIGN_ARBITER;

    /**
     * What may be said with the act, beside its reason.
     *
     * @return the form of its details
     */
    public DetailForm form() {
        return ActForms.of(this);
    }

    /**
     * Reads an act as it is written.
     *
     * @param code for example {@code take-review}
     * @return the act
     * @throws IllegalArgumentException if there is none
     */
    public static Act of(String code) {
        return valueOf(CaseJson.constant(code));
    }

    /**
     * How the act is written in interfaces and documents.
     *
     * @return for example {@code take-review}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
