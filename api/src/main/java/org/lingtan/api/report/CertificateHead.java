package org.lingtan.api.report;

import org.lingtan.catalog.Text;

/**
 * Who certifies, as every certificate prints it.
 *
 * @param name the certification body
 * @param address where its server is reached from outside; http or https, without a slash at its end
 */
public record CertificateHead(Text name, String address) {

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

    /** Where anyone looks a certificate up. */
    String verification(String number) {
        return address + "/api/v1/certificates/" + number;
    }
}
