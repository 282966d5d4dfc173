package org.lingtan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.report.internal.layout.PageLines;
import org.lingtan.report.internal.layout.ReportPdf;
import org.lingtan.report.internal.part.Parts;

/**
 * Writes rating reports as PDF/A-3a and PDF/UA-1, with their twins inside and the place of one signature reserved on the cover. The
 * same data give the same bytes on any JDK, locale, time zone and thread. Safe for use by many threads at once.
 */
public final class ReportWriter {

    /** The name of the JSON twin inside a report. */
    public static final String JSON = "assessment.json";

    /** The name of the XML twin inside a report. */
    public static final String XML = "assessment.xml";

    /** The name of the signature field. */
    public static final String SIGNATURE = "issuer-signature";

    private static final ProblemTexts PROBLEMS = ProblemTexts.of(ReportWriter.class, "problems.yaml");

    private final ReportTemplate template;

    /** A writer with the shipped template. */
    public ReportWriter() {
        this(ReportTemplate.shipped());
    }

    /**
     * A writer.
     *
     * @param template how reports are laid out
     */
    public ReportWriter(ReportTemplate template) {
        this.template = template;
    }

    /**
     * Writes an unsigned report.
     *
     * @param data what it prints
     * @return the PDF, with {@value #JSON} and {@value #XML} as associated files
     * @throws SourceException if the data name another template
     */
    public byte[] write(ReportData data) {
        return write(data, List.of());
    }

    /**
     * Writes an unsigned report that carries further files.
     *
     * @param data what it prints
     * @param further files to carry beside the twins, in this order
     * @return the PDF
     * @throws SourceException if the data name another template
     */
    public byte[] write(ReportData data, List<ReportAttachment> further) {
        return write(data, further, List.of());
    }

    /**
     * Writes an unsigned report that carries further files and revocation lists.
     *
     * @param data what it prints
     * @param further files to carry beside the twins, in this order
     * @param lists revocation lists of the key that will sign, in DER
     * @return the PDF
     * @throws SourceException if the data name another template
     */
    public byte[] write(ReportData data, List<ReportAttachment> further, List<byte[]> lists) {
        if (!ReportTemplate.idOf(data.template()).equals(template.id())) {
            throw new SourceException(
                    List.of(PROBLEMS.problem("report.template", JSON, data.template(), template.id())));
        }
        List<ReportAttachment> attachments = new ArrayList<>();
        attachments.add(new ReportAttachment(JSON, "application/json", data.toJson()));
        attachments.add(new ReportAttachment(XML, "text/xml", data.toXml()));
        attachments.addAll(further);
        ReportPdf pdf = new ReportPdf(info(data), template, data.language(), lines(data), attachments);
        template.parts().forEach(part -> Parts.compose(part, pdf.sheet(), data));
        pdf.carry(lists);
        return pdf.finish();
    }

    private ReportPdf.Info info(ReportData data) {
        Text title = template.text(
                data.isCertificate() ? "info.certificate" : "info.self",
                data.subject().name(),
                data.assessment().titles());
        boolean isChinese = data.language().hasChinese();
        return new ReportPdf.Info(
                isChinese ? title.zh() : title.en(),
                data.issuance()
                        .map(issuance -> isChinese
                                ? issuance.body().zh()
                                : issuance.body().en())
                        .orElse("Lingtan"),
                data.assessment().rulebook().toString(),
                data.issuance().map(Issuance::issued).orElse(data.assessment().date()));
    }

    private PageLines lines(ReportData data) {
        String number =
                data.issuance().map(issuance -> issuance.number() + "  ").orElse("");
        return new PageLines(
                data.subject().name(),
                data.assessment().titles(),
                template.text("page.head"),
                number + data.assessment().digest(),
                status(data));
    }

    private @Nullable Text status(ReportData data) {
        Optional<Text> self = data.isCertificate() ? Optional.empty() : Optional.of(template.text("page.self"));
        if (data.isForEvaluationOnly()) {
            return self.isPresent() ? template.text("page.self-evaluation") : template.text("page.evaluation");
        }
        return self.orElse(null);
    }
}
