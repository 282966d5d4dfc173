package org.lingtan.api.certificate;

import java.util.List;
import java.util.Optional;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.Cases;
import org.lingtan.api.problem.Refusal;

/** What the public may know of certificates: every number, what became of it, and how it stands. */
public final class Register {

    private final CertificateTable table;
    private final Cases cases;

    /**
     * The register of a certification body.
     *
     * @param body the body
     */
    public Register(CertificationBody body) {
        this.table = new CertificateTable(body.database());
        this.cases = body.cases();
    }

    /**
     * A line of the register.
     *
     * @param number the number
     * @param standing {@code active}, {@code suspended} and so on; {@code void} for a number that was never issued
     * @param applicant the park's organisation
     * @param rulebook id and version
     * @param document the digest of the signed document; blank if there is none
     * @param validUntil the last day; blank if there is none
     */
    public record Entry(
            String number, String standing, String applicant, String rulebook, String document, String validUntil) {}

    /**
     * Looks a number up.
     *
     * @param number the number
     * @return its line; empty if it was never published
     */
    public Optional<Entry> find(String number) {
        return table.read("where number = ? and state <> 'intended'", number).stream()
                .map(this::entry)
                .findFirst();
    }

    /**
     * Why a number cannot be looked up.
     *
     * @param number the number
     * @return that it was never published, or that it was and its record is lost
     */
    public Refusal missing(String number) {
        String place = "certificate/" + number;
        try {
            CertificateNumber asked = CertificateNumber.parse(number);
            boolean isTaken = table.last(asked.series()) >= asked.ordinal();
            // Numbers have no gaps, so one that was taken and has no record was passed over in a restore.
            if (isTaken && table.read("where number = ?", number).isEmpty()) {
                return Refusal.of(Refusal.Reason.MISSING, "certificate.skipped", place);
            }
        } catch (IllegalArgumentException none) {
            // The same answer as for a number that nobody took.
        }
        return Refusal.of(Refusal.Reason.MISSING, "request.missing", place);
    }

    /**
     * Searches.
     *
     * @param query the beginning of a number or an applicant; blank for all
     * @param after the number before the page; blank for the first page
     * @param size the most lines
     * @return the lines, by number
     */
    public List<Entry> search(String query, String after, int size) {
        return table
                .read(
                        "where state <> 'intended' and number > ? and (starts_with(number, ?) or case_id in"
                                + " (select id from certification_case where starts_with(applicant, ?)))"
                                + " order by number limit ?",
                        after,
                        query,
                        query,
                        size)
                .stream()
                .map(this::entry)
                .toList();
    }

    private Entry entry(Certificate certificate) {
        CaseFile file = cases.find(certificate.caseId()).orElseThrow();
        boolean issued = certificate.state() == Certificate.State.ISSUED;
        return new Entry(
                certificate.number().toString(),
                issued ? file.resume().orElse(file.state()).code() : Certificate.State.VOID.code(),
                file.applicant(),
                file.rulebook(),
                certificate.document().orElse(""),
                issued ? file.find(Fact.VALID_UNTIL).orElse("") : "");
    }
}
