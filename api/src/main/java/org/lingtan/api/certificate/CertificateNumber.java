package org.lingtan.api.certificate;

import java.util.Locale;

/**
 * The number of a certificate: series and ordinal.
 *
 * @param series the year of issue, 2000 to 9999
 * @param ordinal 1 for the first of the series, then without gap
 */
public record CertificateNumber(int series, long ordinal) {

    /** Rejects what has no written form. */
    public CertificateNumber {
        if (series < 2000 || series > 9999 || ordinal < 1) {
            throw new IllegalArgumentException("There is no certificate number %d/%d.".formatted(series, ordinal));
        }
    }

    /**
     * Reads a number.
     *
     * @param text for example {@code LT-2026-000123}
     * @return the number
     * @throws IllegalArgumentException if it is none
     */
    public static CertificateNumber parse(String text) {
        if (!text.matches("LT-[0-9]{4}-[0-9]{6,18}")) {
            throw new IllegalArgumentException("The number (%s) must be written like LT-2026-000123.".formatted(text));
        }
        String[] parts = text.split("-", -1);
        return new CertificateNumber(Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "LT-%04d-%06d", series, ordinal);
    }
}
