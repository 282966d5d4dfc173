package org.lingtan.api.audit;

/**
 * Something that is stored and cannot be re-derived.
 *
 * @param place where it stands, for example {@code journal/17} or {@code certificate/LT-2026-000001}
 * @param code what kind of discrepancy, for example {@code journal.hash}
 * @param found what is stored, shortened
 * @param expected what was re-derived, shortened
 */
public record Discrepancy(String place, String code, String found, String expected) {

    private static final int MOST = 200;

    /** Shortens what is shown. */
    public Discrepancy {
        found = shortened(found);
        expected = shortened(expected);
    }

    private static String shortened(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
