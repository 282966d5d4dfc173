package org.lingtan.api.report;

import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.ProblemTexts;

/**
 * Who certifies, as every certificate prints it.
 *
 * @param name the certification body
 * @param address where its server is reached from outside; http or https, without a slash at its end
 */
public record CertificateHead(Text name, String address) {

    static final ProblemTexts TEXTS = ProblemTexts.of(CertificateHead.class, "certificate.yaml");

    private static final int MOST = 200;

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if it is of another form, or longer than 200 characters
     */
    public CertificateHead {
        if (address.length() > MOST || !address.matches("https?://[!-~]*[!-.0-~]")) {
            throw new IllegalArgumentException(
                    "The address (%s) must begin with http:// or https:// and not end with a slash."
                            .formatted(address));
        }
    }

    /**
     * A certification body by the name that it gives; one that gives none is printed as such.
     *
     * @param zh the name in Chinese; empty for none
     * @param en the name in English; empty for none
     * @param address as {@link #address}
     * @return the head
     * @throws IllegalArgumentException if the address is of another form
     */
    public static CertificateHead of(String zh, String en, String address) {
        Text unnamed = text("no-name");
        return new CertificateHead(
                new Text(zh.isBlank() ? unnamed.zh() : zh, en.isBlank() ? unnamed.en() : en), address);
    }

    static Text text(String code) {
        return TEXTS.problem(code, "-").message();
    }

    /** Where anyone looks a certificate up. */
    String verification(String number) {
        return address + "/api/v1/certificates/" + number;
    }
}
