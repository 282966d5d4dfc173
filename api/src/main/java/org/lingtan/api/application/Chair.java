package org.lingtan.api.application;

import java.util.Locale;

/** The chairs of one case. Whoever ever sat in one of the first three never sits in another of them. */
public enum Chair {
    /** Evaluates the evidence of this case. */
    EVALUATOR,
    /** Reviews the evaluation of this case. */
    REVIEWER,
    /** Decides this case. */
    DECISION_MAKER,
    /** Settles an appeal, objection or complaint; was never involved in the case before. */
    ARBITER;

    /**
     * How the chair is written in interfaces and documents.
     *
     * @return for example {@code decision-maker}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
