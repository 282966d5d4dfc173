package org.lingtan.api.certificate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.lingtan.api.access.Accounts;
import org.lingtan.api.access.Identities;
import org.lingtan.api.application.Cases;
import org.lingtan.api.audit.IntegrityCheck;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.certificate.IssuingCore.Issuer;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.IdempotencyKeys;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.edition.Editions;
import org.lingtan.api.review.CreditUnitLedger;

/** Everything that works on one database and one store of documents, put together once for the server and for commands. */
public final class CertificationBody {

    private final Database database;
    private final Journal journal;
    private final Cases cases;
    private final CreditUnitLedger ledger;
    private final IdempotencyKeys keys;
    private final DocumentStore documents;
    private final IssuingCore core;

    /**
     * Puts it together.
     *
     * @param database the database
     * @param documents the stored documents
     * @param issuer signs and re-derives bindings
     * @param clock what time it is
     */
    public CertificationBody(Database database, DocumentStore documents, Issuer issuer, Clock clock) {
        this(database, documents, issuer, clock, (step, number) -> {});
    }

    /**
     * Puts it together for somebody who watches how far issuing has come.
     *
     * @param database the database
     * @param documents the stored documents
     * @param issuer signs and re-derives bindings
     * @param clock what time it is
     * @param progress is told of every step
     */
    public CertificationBody(
            Database database, DocumentStore documents, Issuer issuer, Clock clock, IssuingProgress progress) {
        this.database = database;
        this.journal = new Journal(database, clock);
        this.cases = new Cases(database, journal);
        this.ledger = new CreditUnitLedger(database, journal);
        this.keys = new IdempotencyKeys(database, clock);
        this.documents = documents;
        this.core = new IssuingCore(this, issuer, progress);
    }

    /**
     * The database.
     *
     * @return the database
     */
    public Database database() {
        return database;
    }

    /**
     * The journal.
     *
     * @return the journal
     */
    public Journal journal() {
        return journal;
    }

    /**
     * The cases.
     *
     * @return the cases
     */
    public Cases cases() {
        return cases;
    }

    /**
     * The ledger of credit units.
     *
     * @return the ledger
     */
    public CreditUnitLedger ledger() {
        return ledger;
    }

    /**
     * The idempotency keys.
     *
     * @return the keys
     */
    public IdempotencyKeys keys() {
        return keys;
    }

    /**
     * The stored documents.
     *
     * @return the store
     */
    public DocumentStore documents() {
        return documents;
    }

    /**
     * The issuing core.
     *
     * @return the core
     */
    public IssuingCore core() {
        return core;
    }

    /**
     * The check of everything that is stored.
     *
     * @return a check
     */
    public IntegrityCheck check() {
        return new IntegrityCheck(database, journal, () -> {
            List<Rederivation> all = new ArrayList<>(core.rederivations());
            all.add(cases.rederivation());
            all.add(cases.contacts());
            all.add(new RegisterRederivation(database));
            all.add(ledger.rederivation());
            all.add(Accounts.rederivation(database));
            all.add(Identities.rederivation(database));
            all.add(Editions.rederivation(database, documents));
            all.add(new StoredBytes(documents));
            return all;
        });
    }
}
