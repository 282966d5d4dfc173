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

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "LT-%04d-%06d", series, ordinal);
    }
}
