package org.lingtan.api.application;

import java.util.Locale;

/** What a person is allowed to be asked for. Which person sits in which chair of a case is another matter. */
public enum Role {
    /** Acts for a park. */
    APPLICANT,
    /** Evaluates evidence. */
    EVALUATOR,
    /** Reviews an evaluation. */
    REVIEWER,
    /** Decides, suspends, withdraws. */
    DECISION_MAKER,
    /** Writes and releases rulebooks. */
    STANDARDS_EDITOR,
    /** Publishes decisions and issues certificates. */
    PUBLISHER,
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** Assigns people; opens accounts. */
    ADMINISTRATOR,
    /** Anybody, without an account. */
    PUBLIC;

    /**
     * How the role is written in interfaces and documents.
     *
     * @return for example {@code decision-maker}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
