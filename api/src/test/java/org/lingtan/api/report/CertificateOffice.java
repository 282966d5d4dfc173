package org.lingtan.api.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.application.Cases;
import org.lingtan.api.certificate.Certificate;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.database.Database;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.document.Stores;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.engine.evidence.PackageWriter;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.report.seal.KeyHome;

/** Issues certificates of a real package with a key of the house. */
public final class CertificateOffice {

    private static final Path EXAMPLE = Path.of("../examples/office-park");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    final CertificateSealing sealing;
    final CertificationBody body;
    private final Path data;
    private final Findings findings;
    final CertificateSigner signer;
    final CertificateDraft draft;
    final Clock clock;

    /** An office on a database and a data folder. */
    public CertificateOffice(Database database, Path data, Clock clock) throws IOException {
        this(database, data, SigningSettings.EVALUATION, clock);
    }

    /** An office that signs as settings say. */
    public CertificateOffice(Database database, Path data, SigningSettings signing, Clock clock) throws IOException {
        Bookcase books = Bookcase.open(List.of(), Optional.empty());
        this.data = data;
        this.findings = new Findings(Stores.in(data), PackageEvaluation.certifying(books));
        CertificateHead head = new CertificateHead(new Text("示例认证机构", "Example Body"), "https://register.example");
        this.clock = clock;
        this.signer = CertificateSigner.of(home(data, clock), signing, clock.instant());
        this.draft = new CertificateDraft(findings, books, head, person -> "name of " + person);
        this.sealing = new CertificateSealing(signer, draft, clock);
        this.body = new CertificationBody(
                database, Stores.in(data), new IssuingCore.Issuer(sealing, findings::binding), clock);
    }

    private static KeyHome home(Path data, Clock clock) {
        return KeyHome.at(data.resolve("keys"), clock);
    }

    /** Takes a case from its draft to its certificate. */
    public Certificate issue(String id) throws IOException {
        Path zip = data.resolve(id + ".zip");
        PackageWriter.write(EXAMPLE, zip, Catalogue.shipped());
        String archive = CanonicalJson.digest(Files.readAllBytes(zip));
        body.documents().put(Files.readAllBytes(zip));
        Files.delete(zip);
        Cases cases = body.cases();
        cases.open(id, CasePath.APPLICANT, RulebookId.parse("nzcp@2025.1.0"));
        CasePath.ready(cases, id, act -> switch (act) {
            case ATTACH -> Map.of(Fact.PACKAGE, "sha256:package", Fact.ARCHIVE, archive);
            case VERIFY -> Map.of();
            case RE_EVALUATE -> findings.of(cases.find(id).orElseThrow());
            case GRANT -> Map.of(Fact.PUBLICITY_END, "2026-05-01");
            default -> Map.of();
        });
        return again(id);
    }

    /** Asks again for the certificate of a case, under the same key. */
    Certificate again(String id) {
        return body.core().issue(id, id, CasePath.PUBLISHER, DAY);
    }

    /** The file of a signed document. */
    public Path file(Certificate issued) {
        return Stores.file(data, issued.document().orElseThrow());
    }
}
