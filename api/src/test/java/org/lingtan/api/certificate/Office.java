package org.lingtan.api.certificate;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.application.Cases;
import org.lingtan.api.application.Person;
import org.lingtan.api.audit.IntegrityCheck;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.document.Stores;
import org.lingtan.engine.rulebook.RulebookId;

/** Everything that issuing needs, on one database and one folder. */
final class Office {

    static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    static final Person PUBLISHER = CasePath.PUBLISHER;

    final Journal journal;
    final Cases cases;
    final DocumentStore documents;
    final IssuingCore core;
    final IntegrityCheck check;

    Office(Database database, Path folder, Consumer<IssuingStep> progress) {
        this(database, folder, new IssuingCore.Issuer(new JdkSealing(folder), Bindings::of), progress);
    }

    Office(Database database, Path folder, IssuingCore.Issuer issuer, Consumer<IssuingStep> progress) {
        this(database, Stores.in(folder), issuer, progress);
    }

    Office(Database database, DocumentStore store, IssuingCore.Issuer issuer, Consumer<IssuingStep> progress) {
        CertificationBody body = new CertificationBody(
                database, store, issuer, Clock.systemUTC(), (step, number) -> progress.accept(step));
        this.journal = body.journal();
        this.cases = body.cases();
        this.documents = body.documents();
        this.core = body.core();
        this.check = body.check();
    }

    /** A case that only waits for its certificate. */
    String ready(String id) {
        cases.open(id, CasePath.APPLICANT, RulebookId.parse("cnip@1.0.0"));
        CasePath.ready(cases, id);
        return id;
    }

    List<Certificate> resume() {
        return resume(file -> {});
    }

    List<Certificate> resume(Consumer<CaseFile> permit) {
        IssuingCore.Resumption how = new IssuingCore.Resumption(PUBLISHER, DAY, permit, false);
        return core.resume(how, Instant.parse("9999-12-31T00:00:00Z"));
    }

    Certificate issue(String key, String caseId) {
        return core.issue(key, caseId, PUBLISHER, DAY);
    }
}
