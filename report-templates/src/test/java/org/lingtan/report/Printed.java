package org.lingtan.report;

import java.util.List;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;

/** The text of reports as it is printed, its blanks made one. */
final class Printed {

    private Printed() {}

    /** As it stands on the page. */
    static String text(ReportData data) {
        return Judges.text(new ReportWriter().write(data)).replaceAll("[\\s\u00a0]+", " ");
    }

    /** The text in the order in which it is written, so that a cell stands together. */
    static String written(ReportData data) {
        return Judges.raw(new ReportWriter().write(data)).replaceAll("[\\s\u00a0]+", " ");
    }

    /** A report of every building of the example. */
    static List<ReportData> buildings() {
        EvidencePackage evidence = Examples.evidence("office-park");
        return Examples.assess(evidence, "gbt50378", ReviewRecord.none()).stream()
                .map(assessment -> Examples.source(assessment)
                        .selfAssessment(
                                evidence,
                                assessment,
                                ReportLanguage.EN,
                                ReportTemplate.shipped().layout(),
                                true))
                .toList();
    }
}
