package org.lingtan.report;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.report.internal.xml.XmlTwin;

/**
 * Everything a rating report prints, and nothing else: from it the same report can be written again, byte by byte. Made
 * by {@link ReportSource} or read from the twin {@code assessment.json} of a report. Numbers that do not terminate are
 * held as their 20 printed decimals, so that what was read and what was made do not differ.
 *
 * @param template the layout it is laid out by, see {@link ReportTemplate#layout()}
 * @param language in which language it is printed
 * @param isForEvaluationOnly whether "for evaluation only" is printed on every page
 * @param subject the park and the period
 * @param standard the standard
 * @param levels the levels of the rulebook, from the lowest
 * @param criteria the criteria, in the order of the determinations
 * @param names what quantities and topics are called, by id; energy carriers and products after {@link
 *     ReportSource#FACTOR}, rules by their English name after {@link ReportSource#RULE}
 * @param ledger the credit units submitted; empty where the rulebook asks for no offsets
 * @param review what people decided about the facts; empty for a self-assessment
 * @param issuance the certification body's act; empty for a self-assessment
 * @param assessment the assessment
 */
public record ReportData(
        String template,
        ReportLanguage language,
        boolean isForEvaluationOnly,
        ReportSubject subject,
        ReportStandard standard,
        List<Level> levels,
        List<CriterionDetail> criteria,
        SortedMap<String, Text> names,
        List<LedgerEntry> ledger,
        ReviewRecord review,
        Optional<Issuance> issuance,
        Assessment assessment) {

    /** The namespace of the XML twin. */
    public static final String NAMESPACE = "urn:lingtan:report:1";

    /** Copies the collections. */
    public ReportData {
        levels = List.copyOf(levels);
        criteria = List.copyOf(criteria);
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        ledger = List.copyOf(ledger);
    }

    /**
     * The data as the canonical JSON (RFC 8785) of the twin {@code assessment.json}.
     *
     * @return UTF-8
     */
    public byte[] toJson() {
        return CanonicalJson.write(ReportJson.of(this)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The data as the twin {@code assessment.xml}, valid against {@code report-1.xsd}.
     *
     * @return UTF-8
     */
    public byte[] toXml() {
        return XmlTwin.write(toJson());
    }

    /**
     * Reads the twin {@code assessment.json}, strictly.
     *
     * @param json the bytes
     * @return the data; {@link #toJson()} gives the same bytes again
     * @throws org.lingtan.catalog.source.SourceException if the JSON is not strict, not canonical, has unknown, missing
     *     or unfit members, or its assessment digest is not that of its content
     */
    public static ReportData read(byte[] json) {
        return ReportJsonReader.read(JsonSource.read("assessment.json", json), json);
    }

    /**
     * Reads the twin {@code assessment.xml} through the one XML reader and against its schema.
     *
     * @param xml the bytes
     * @return the data; {@link #toXml()} and {@link #toJson()} give the bytes of both twins again
     * @throws org.lingtan.catalog.source.SourceException if the file is refused
     */
    public static ReportData readXml(byte[] xml) {
        return read(XmlTwin.read(xml));
    }

    /**
     * Whether this is a certificate; everything else is a self-assessment or a draft, and says so.
     *
     * @return true if a certification body issued it over a certified assessment
     */
    public boolean isCertificate() {
        return issuance.isPresent() && review.isCertified();
    }
}
