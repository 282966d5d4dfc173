package org.lingtan.api.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.certificate.IssuingStep;
import org.lingtan.api.database.Database;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.document.Stores;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.engine.release.Statement;
import org.lingtan.report.seal.KeyHome;

/** Leaves a certificate as a killed process leaves it: its number taken, its intent on record, nothing signed. */
public final class HalfIssued {

    private HalfIssued() {}

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The number of a certificate that nobody goes on with. */
    public static String intended(Database database, Path data, Clock clock, String id) throws IOException {
        new ReadyCases(database, data).ready(id);
        DocumentStore documents = Stores.in(data);
        Findings findings =
                new Findings(documents, PackageEvaluation.certifying(Bookcase.open(List.of(), Optional.empty())));
        AtomicReference<String> taken = new AtomicReference<>("");
        CertificationBody body = new CertificationBody(
                database,
                documents,
                new IssuingCore.Issuer(
                        CertificateSealing.reading(KeyHome.at(data.resolve("keys"), clock)), findings::binding),
                clock,
                (step, number) -> {
                    if (step == IssuingStep.INTENDED) {
                        taken.set(number);
                        throw new Killed();
                    }
                });
        try {
            body.core().issue(id, id, CasePath.PUBLISHER, Statement.dayOf(clock.instant()));
        } catch (Killed asMeant) {
            return java.util.Objects.requireNonNull(taken.get());
        }
        throw new IllegalStateException("it went on");
    }
}
