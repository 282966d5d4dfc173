package org.lingtan.api.report;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.report.ReportAttachment;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportSource;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.ReportCredential;
import org.lingtan.report.seal.Sealer;

/**
 * Writes and signs reports of self-assessments.
 *
 * @param books the rulebooks within reach
 * @param sealer signs
 * @param template how reports are laid out
 * @param language in which language they are printed
 * @param revocation revocation lists of the key to carry inside, in DER
 */
public record ReportIssue(
        Bookcase books, Sealer sealer, ReportTemplate template, ReportLanguage language, List<byte[]> revocation) {

    /** Copies the list. */
    public ReportIssue {
        revocation = List.copyOf(revocation);
    }

    /**
     * A signed report and what is handed over beside it.
     *
     * @param name the file name without its ending
     * @param files the files by ending: the PDF first, then its twins and its credential
     */
    public record Issued(String name, List<ReportAttachment> files) {
        /** Copies the list. */
        public Issued {
            files = List.copyOf(files);
        }
    }

    /**
     * Writes and signs the report of an assessment.
     *
     * @param evidence the package
     * @param assessment its assessment
     * @param time the time of signing
     * @return the files
     * @throws IOException if a time-stamp authority does not answer
     */
    public Issued issue(EvidencePackage evidence, Assessment assessment, Instant time) throws IOException {
        ReportData data = new ReportSource(Catalogue.shipped(), books.read(assessment.rulebook()))
                .selfAssessment(
                        evidence,
                        assessment,
                        language,
                        template.layout(),
                        sealer.key().isEvaluation());
        return issue(data, time);
    }

    /**
     * Writes and signs the report of given data.
     *
     * @param data the data
     * @param time the time of signing
     * @return the files
     * @throws IOException if a time-stamp authority does not answer
     */
    public Issued issue(ReportData data, Instant time) throws IOException {
        ReportAttachment credential = ReportCredential.issue(data, sealer.key());
        byte[] unsigned = new ReportWriter(template).write(data, List.of(credential), revocation);
        String name = name(data.assessment());
        return new Issued(
                name,
                List.of(
                        new ReportAttachment(name + ".pdf", "application/pdf", sealer.seal(unsigned, time)),
                        new ReportAttachment(name + ".json", "application/json", data.toJson()),
                        new ReportAttachment(name + ".xml", "text/xml", data.toXml()),
                        new ReportAttachment(name + ".jwt", ReportCredential.MEDIA_TYPE, credential.content())));
    }

    /** The rulebook, its version, and the building where there are several. */
    private static String name(Assessment assessment) {
        String book = assessment.rulebook().toString().replace('@', '-');
        String subject = assessment.subject().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-");
        return subject.isEmpty() ? book : book + "-" + subject;
    }
}
