package org.lingtan.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.Text;

/**
 * What makes a report a certificate: the act of a certification body.
 *
 * @param number the certificate number, printable ASCII without spaces, 1 to 64 characters
 * @param issued the day of issue
 * @param validFrom the first day of validity
 * @param validTo the last day of validity
 * @param body the certification body
 * @param signatories who signed, in the order printed
 * @param verification the address at which anyone checks the certificate; http or https, at most 300 characters
 * @param conditions under which it was granted
 * @param nonconformities raised in the case, in the order printed; empty prints that none was raised
 */
public record Issuance(
        String number,
        LocalDate issued,
        LocalDate validFrom,
        LocalDate validTo,
        Text body,
        List<Signatory> signatories,
        String verification,
        List<Text> conditions,
        List<Nonconformity> nonconformities) {

    /**
     * A person who signed.
     *
     * @param role in which role, for example decision-maker
     * @param name the name
     */
    public record Signatory(Text role, String name) {}

    /**
     * A nonconformity.
     *
     * @param id its number
     * @param clause the clause not conformed to; empty where it names none
     * @param grade {@code major}, {@code minor} or {@code observation}
     * @param finding what was found
     * @param correction how it was closed, or what was done about it so far; empty for nothing
     * @param closed the day on which the body verified the correction and closed it; empty while it is open
     */
    public record Nonconformity(
            String id, String clause, String grade, String finding, String correction, Optional<LocalDate> closed) {}

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the number or the address is not of the stated form, or the validity ends
     *     before it begins
     */
    public Issuance {
        if (!number.matches("[!-~]{1,64}")) {
            throw new IllegalArgumentException(
                    "The certificate number (%s) must be 1 to 64 ASCII characters without".formatted(number)
                            + " spaces.");
        }
        if (!verification.matches("https?://[!-~]{1,290}")) {
            throw new IllegalArgumentException(
                    "The verification address (%s) must be an http or https address.".formatted(verification));
        }
        if (validTo.isBefore(validFrom)) {
            throw new IllegalArgumentException(
                    "The validity ends (%s) before it begins (%s).".formatted(validTo, validFrom));
        }
        signatories = List.copyOf(signatories);
        conditions = List.copyOf(conditions);
        nonconformities = List.copyOf(nonconformities);
    }
}
