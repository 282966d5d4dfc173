package org.lingtan.api.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.evidence.PackageWriter;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportSubject;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.SealedReport;

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
    private @Nullable ReportData base;
    private @Nullable BlankSealed blank;

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
            JsonNode says = JsonSource.read("seed", content);
            LocalDate day = LocalDate.parse(says.get("issued").text());
            byte[] json = texts.computeIfAbsent(day, any -> template(base(file, says, key), day))
                    .replace(NUMBER, says.get("number").text())
                    .replace(PARK + "-zh", park.zh())
                    .replace(PARK + "-en", park.en())
                    .replace(CODE, code)
                    .getBytes(StandardCharsets.UTF_8);
            return isWhole
                    ? signer.sign(ReportData.read(json), key, clock.instant())
                    : blank(base(file, says, key), key).seal(json, clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the register tells of it. */
    String said(String content, Text park, String code) {
        JsonNode says = JsonSource.read("seed", content);
        ReportData data = java.util.Objects.requireNonNull(base);
        LocalDate day = LocalDate.parse(says.get("issued").text());
        return CertificateSaid.of(of(data, park, code, issuance(data, day))).toJson();
    }

    /** Evaluated once; only number, park and days differ. */
    private synchronized ReportData base(CaseFile file, JsonNode says, SealKey key) {
        ReportData known = base;
        if (known == null) {
            known = draft.of(file, says, key.isEvaluation());
            base = known;
        }
        return known;
    }

    private synchronized BlankSealed blank(ReportData data, SealKey key) throws IOException {
        BlankSealed known = blank;
        if (known == null) {
            byte[] signed = signer.sign(data, key, clock.instant());
            known = new BlankSealed(SealedReport.read(signed).unsigned().orElseThrow(), key);
            blank = known;
        }
        return known;
    }

    private static String template(ReportData data, LocalDate day) {
        ReportData marked = of(data, new Text(PARK + "-zh", PARK + "-en"), CODE, issuance(data, day));
        return new String(marked.toJson(), StandardCharsets.UTF_8);
    }

    private static Issuance issuance(ReportData data, LocalDate day) {
        Issuance act = data.issuance().orElseThrow();
        return new Issuance(
                NUMBER,
                day,
                day,
                day.plusYears(1).minusDays(1),
                act.body(),
                act.signatories(),
                act.verification().replace(act.number(), NUMBER),
                act.conditions(),
                act.nonconformities());
    }

    private static ReportData of(ReportData data, Text park, String code, Issuance act) {
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
                Optional.of(act),
                data.assessment());
    }

    static String digest(byte[] document) {
        return CanonicalJson.digest(document);
    }
}
