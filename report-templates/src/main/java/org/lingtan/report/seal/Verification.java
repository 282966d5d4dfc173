package org.lingtan.report.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.lingtan.catalog.source.Problem;
import org.lingtan.report.ReportData;

/**
 * What verifying a report found.
 *
 * @param verdict the one answer
 * @param findings why, and whatever else is wrong; none for a valid report
 * @param data what the report says; empty where it could not be read
 * @param signer the certificate that signed; empty where no signature could be read
 * @param signed when it was signed
 * @param isStamped whether a time-stamp authority says so too
 * @param isEvaluation whether the key that signed is for evaluation only
 * @param status the record of the register; empty for a self-assessment, and where none was given
 * @param asOf when the register was in that state
 * @param inside the files carried inside, by name
 */
public record Verification(
        Verdict verdict,
        List<Problem> findings,
        Optional<ReportData> data,
        Optional<X509Certificate> signer,
        Optional<Instant> signed,
        boolean isStamped,
        boolean isEvaluation,
        Optional<RegisterSnapshot.Entry> status,
        Optional<Instant> asOf,
        SortedMap<String, byte[]> inside) {

    /** Copies the list; the files are those of the report and not to be changed. */
    public Verification {
        findings = List.copyOf(findings);
    }

    /**
     * The same with another answer.
     *
     * @param other the answer
     * @param more further findings
     * @return the changed verification
     */
    public Verification with(Verdict other, List<Problem> more) {
        List<Problem> all = new java.util.ArrayList<>(findings);
        all.addAll(more);
        return new Verification(other, all, data, signer, signed, isStamped, isEvaluation, status, asOf, inside);
    }
}
