package org.lingtan.api.application;

/**
 * The periods of a case.
 *
 * @param publicityDays for how many days a decision is public before its certificate is issued
 * @param validityMonths for how many months a certificate is valid
 * @param answerDays after how many days an answer or a completion is due where nothing else is said
 * @param correctionDays after how many days a corrective action is due where nothing else is said
 */
public record Periods(int publicityDays, int validityMonths, int answerDays, int correctionDays) {

    /** What a certification asks for. */
    public static final Periods STANDARD = new Periods(7, 12, 15, 30);

    /**
     * Whether publicity or validity is shorter than a certification asks for, so that what is issued is none.
     *
     * @return false for the standard ones and longer ones
     */
    public boolean isShortened() {
        return publicityDays < STANDARD.publicityDays || validityMonths < STANDARD.validityMonths;
    }

    /**
     * Checks the periods.
     *
     * @throws IllegalArgumentException if one of them is negative, or the validity or a due day is none
     */
    public Periods {
        if (publicityDays < 0 || validityMonths < 1 || answerDays < 1 || correctionDays < 1) {
            throw new IllegalArgumentException("The periods (%s, %s, %s, %s) must be positive."
                    .formatted(publicityDays, validityMonths, answerDays, correctionDays));
        }
    }
}
