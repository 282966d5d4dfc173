package org.lingtan.api.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.evidence.PackageWriter;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportSubject;
import org.lingtan.report.seal.SealKey;

/** One evaluated example with every item accepted, from which the certificates of many parks are made. */
final class SeedTemplate {

    private static final String NUMBER = "LT-9999-999999";
    private static final String PARK = "NAME-OF-THE-PARK";
    private static final String CODE = "CREDIT-CODE-OF-THE-PARK";

    final String rulebook;
    private final String archive;
    private final String record;
    private final CertificateDraft draft;
    private final CertificateSigner signer;
    private final Clock clock;
    private final Map<LocalDate, String> texts = new ConcurrentHashMap<>();
    private volatile @org.jspecify.annotations.Nullable BlankSealed blank;

    SeedTemplate(CertificateOffice office, CertificateDraft draft, Path example, String rulebook) throws IOException {
        this.rulebook = rulebook;
        this.draft = draft;
        this.signer = office.signer;
        this.clock = office.clock;
        Path zip = Files.createTempFile("seed", ".zip");
        Files.delete(zip);
        PackageWriter.write(example, zip, Catalogue.shipped());
        this.archive = office.body.documents().put(Files.readAllBytes(zip));
        SortedMap<String, ReviewRecord.Decision> decisions = new TreeMap<>();
        PackageReader.read(zip, Catalogue.shipped()).evidence().orElseThrow().items().stream()
                .map(EvidenceItem::id)
                .forEach(id -> decisions.put(id, new ReviewRecord.Decision.Accepted()));
        Files.delete(zip);
        this.record = draft.findings()
                .keep(new ReviewRecord("certified", decisions, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
    }

    Map<Fact, String> attached(String packageDigest) {
        return Map.of(Fact.PACKAGE, packageDigest, Fact.ARCHIVE, archive);
    }

    Map<Fact, String> verified() {
        return Map.of(Fact.RECORD, record);
    }

    Map<Fact, String> found(CaseFile file) {
        return draft.findings().of(file);
    }

    /** The certificate of a park, on pages as the product writes them or on a blank one. */
    byte[] certificate(CaseFile file, String content, Text park, String code, boolean isWhole) {
        try {
            SealKey key = signer.key();
            String number = JsonSource.read("seed", content).get("number").text();
            LocalDate day = LocalDate.parse(
                    JsonSource.read("seed", content).get("issued").text());
            if (isWhole) {
                ReportData data = draft.of(file, JsonSource.read("seed", content), key.isEvaluation());
                return signer.sign(of(data, park, code), key, clock.instant());
            }
            String text = texts.computeIfAbsent(day, any -> template(file, content, number, key))
                    .replace(NUMBER, number)
                    .replace(PARK + "-zh", park.zh())
                    .replace(PARK + "-en", park.en())
                    .replace(CODE, code);
            return blank(file, content, key).seal(text.getBytes(StandardCharsets.UTF_8), clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized BlankSealed blank(CaseFile file, String content, SealKey key) throws IOException {
        BlankSealed known = blank;
        if (known == null) {
            ReportData data = draft.of(file, JsonSource.read("seed", content), key.isEvaluation());
            byte[] signed = signer.sign(data, key, clock.instant());
            known = new BlankSealed(
                    org.lingtan.report.seal.SealedReport.read(signed).unsigned().orElseThrow(), key);
            blank = known;
        }
        return known;
    }

    private String template(CaseFile file, String content, String number, SealKey key) {
        ReportData data = draft.of(file, JsonSource.read("seed", content.replace(number, NUMBER)), key.isEvaluation());
        ReportData marked = of(data, new Text(PARK + "-zh", PARK + "-en"), CODE);
        return new String(marked.toJson(), StandardCharsets.UTF_8);
    }

    private static ReportData of(ReportData data, Text park, String code) {
        ReportSubject subject = data.subject();
        return new ReportData(
                data.template(),
                data.language(),
                data.isForEvaluationOnly(),
                new ReportSubject(
                        subject.packageDigest(),
                        park,
                        code,
                        subject.division(),
                        subject.type(),
                        subject.boundary(),
                        subject.area(),
                        subject.year()),
                data.standard(),
                data.levels(),
                data.criteria(),
                data.names(),
                data.ledger(),
                data.review(),
                data.issuance(),
                data.assessment());
    }

    static String digest(byte[] document) {
        return CanonicalJson.digest(document);
    }
}
