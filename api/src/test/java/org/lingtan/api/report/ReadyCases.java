package org.lingtan.api.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.application.Cases;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.database.Database;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.document.Stores;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.evidence.PackageWriter;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.report.seal.KeyHome;

/**
 * Cases of a real package that only wait for their certificates, prepared through the stores. The rules run once, since
 * all of them hold the same package; issuing runs them again for each.
 */
public final class ReadyCases {

    public static final String RULEBOOK = "nzcp@2025.1.0";

    private static final Path EXAMPLE = Path.of("../examples/office-park");

    private final Cases cases;
    private final Findings findings;
    private final byte[] archive;
    private final String digest;
    private final Map<Fact, String> found = new EnumMap<>(Fact.class);

    public ReadyCases(Database database, Path data) throws IOException {
        DocumentStore documents = Stores.in(data);
        Clock clock = Clock.systemUTC();
        IssuingCore.Issuer issuer = new IssuingCore.Issuer(
                CertificateSealing.reading(KeyHome.at(data.resolve("keys"), clock)), Bindings::of);
        this.cases = new CertificationBody(database, documents, issuer, clock, (step, number) -> {}).cases();
        this.findings =
                new Findings(documents, PackageEvaluation.certifying(Bookcase.open(List.of(), Optional.empty())));
        this.archive = packed();
        this.digest = documents.put(archive);
    }

    /** The example as a package. */
    public static byte[] packed() throws IOException {
        Path zip = Files.createTempFile("package", ".zip");
        try {
            PackageWriter.write(EXAMPLE, zip, Catalogue.shipped());
            return Files.readAllBytes(zip);
        } finally {
            Files.delete(zip);
        }
    }

    /** Brings a case to where it only waits for its certificate. */
    public String ready(String id) {
        if (cases.find(id).isEmpty()) {
            cases.open(id, CasePath.APPLICANT, RulebookId.parse(RULEBOOK));
            CasePath.ready(cases, id, act -> facts(id, act));
        }
        return id;
    }

    private Map<Fact, String> facts(String id, Act act) {
        return switch (act) {
            case ATTACH -> Map.of(Fact.PACKAGE, "sha256:package", Fact.ARCHIVE, digest);
            case RE_EVALUATE -> findings(id);
            case GRANT -> Map.of(Fact.PUBLICITY_END, "2026-05-01");
            default -> Map.of();
        };
    }

    private Map<Fact, String> findings(String id) {
        if (found.isEmpty()) {
            found.putAll(findings.of(cases.find(id).orElseThrow()));
        }
        return found;
    }
}
