package org.lingtan.api.certificate;

import java.nio.file.Path;
import java.time.Clock;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.database.Database;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.report.seal.KeyHome;

/** Issues a certificate with a key of the house. */
public final class CertificateOffice {

    private CertificateOffice() {}

    /** Takes a case from its draft to its certificate and returns the file of the signed document. */
    public static Path issue(Database database, Path data, String id, Clock clock) {
        KeySealing sealing = new KeySealing(KeyHome.at(data.resolve("keys"), clock));
        CertificationBody body =
                new CertificationBody(database, data, new IssuingCore.Issuer(sealing, Bindings::of), clock);
        body.cases().open(id, CasePath.APPLICANT, RulebookId.parse("cnip@1.0.0"));
        CasePath.ready(body.cases(), id);
        Certificate issued = body.core().issue("key", id, CasePath.PUBLISHER, Office.DAY);
        String hex = issued.document().orElseThrow().substring("sha256:".length());
        return data.resolve("documents").resolve(hex.substring(0, 2)).resolve(hex);
    }
}
