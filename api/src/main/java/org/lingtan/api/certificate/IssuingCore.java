package org.lingtan.api.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.CaseState;
import org.lingtan.api.application.Cases;
import org.lingtan.api.application.Deed;
import org.lingtan.api.application.Person;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.IdempotencyKeys;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.review.CreditUnitLedger;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * Issues certificates: number, record of the intent, signature, completion. The record stands before any byte is signed,
 * so that whatever happens in between ends as issued, void with reason, or resumable.
 */
public final class IssuingCore {

    static final String INTENDED = "certificate.intend";
    static final String ISSUED = "certificate.issue";
    static final String VOIDED = "certificate.void";

    /** Why a number is void: what was decided on has changed. */
    private static final String BINDING = "binding";

    /** Why a number is void: another renewal, of the same year or a later one, was issued first. */
    private static final String NOT_LATER = "not-later";

    /** Why a number is void: the park gave the case up. */
    private static final String GIVEN_UP = "given-up";

    private static final String MONTHS = "12";

    private final Database database;
    private final Journal journal;
    private final Cases cases;
    private final CreditUnitLedger ledger;
    private final IdempotencyKeys keys;
    private final CertificateTable table;
    private final Succession succession;
    private final RegisterTable register;
    private final HaltSwitch halt;
    private final DocumentStore documents;
    private final Issuer issuer;
    private final IssuingProgress progress;

    /**
     * What issuing takes from outside.
     *
     * @param sealing signs
     * @param bindings what a case's decision would be bound to by the bytes as they are now
     */
    public record Issuer(Sealing sealing, java.util.function.Function<CaseFile, Optional<String>> bindings) {}

    /**
     * How certificates are ended.
     *
     * @param publisher who issues
     * @param day the day of issue
     * @param permit refuses a case whose certificate may not be issued today; its number stays intended
     * @param isAsked whether a person asks for this very certificate, so that what this node reads may end it for good
     */
    public record Resumption(Person publisher, LocalDate day, Consumer<CaseFile> permit, boolean isAsked) {}

    IssuingCore(CertificationBody body, Issuer issuer, IssuingProgress progress) {
        this.database = body.database();
        this.journal = body.journal();
        this.cases = body.cases();
        this.ledger = body.ledger();
        this.keys = body.keys();
        this.table = new CertificateTable(database);
        this.succession = new Succession(cases, table);
        this.register = new RegisterTable(database);
        this.halt = new HaltSwitch(database, journal);
        this.documents = body.documents();
        this.issuer = issuer;
        this.progress = progress;
    }

    /**
     * Issues the certificate of a case, or gives back the one that was issued under the key.
     *
     * @param key the idempotency key
     * @param caseId the case, ready to issue
     * @param publisher who issues
     * @param day the day of issue, from which the certificate is valid for as long as the periods of cases say
     * @return the certificate, issued
     * @throws Refusal if issuing is halted, the case is not ready, evidence, rulebook or findings differ from those decided
     *     on, or the key was used for another case
     */
    public Certificate issue(String key, String caseId, Person publisher, LocalDate day) {
        String request = CanonicalJson.digest(Map.of("issue", caseId));
        String number = keys.once(
                publisher.id(),
                key,
                request,
                () -> intend(caseId, publisher, day).number().toString());
        progress.reached(IssuingStep.INTENDED, number);
        return complete(number, publisher, day);
    }

    /**
     * Ends what a kill interrupted: every certificate intended before a time is issued, or void where the case says that the
     * decision is another one now. One that cannot be ended now, for example because a time-stamp authority is silent, or
     * because this node reads other bytes than those decided on, keeps no other from its end; a person who asks again ends it.
     *
     * @param how who resumes, and what is let through
     * @param before the time; what was intended later may still be under way
     * @return what became of each; none while issuing is halted
     * @throws RuntimeException the first failure, after all others were tried
     */
    public List<Certificate> resume(Resumption how, Instant before) {
        if (halt.position().halted()) {
            return List.of();
        }
        List<Certificate> ends = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (Certificate certificate : table.intendedBefore(before)) {
            try {
                ends.add(ended(certificate.number().toString(), how));
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return ends;
    }

    private Certificate intend(String caseId, Person publisher, LocalDate day) {
        halt.requireOff();
        CaseFile file = cases.locked(caseId)
                .orElseThrow(() -> Refusal.of(Refusal.Reason.MISSING, "case.missing", "case/" + caseId));
        if (file.state() != CaseState.READY) {
            throw Refusal.of(
                    Refusal.Reason.CONFLICT,
                    "case.state",
                    "case/" + caseId,
                    Act.ISSUE.code(),
                    file.state().code());
        }
        Optional<Certificate> begun = table.read("where case_id = ? and state <> 'void'", caseId).stream()
                .findFirst();
        if (begun.isPresent()) {
            // Whoever asked first may have lost the key; the number is ended under this one.
            return begun.get();
        }
        String binding = file.find(Fact.BINDING).orElse("");
        if (!issuer.bindings().apply(file).equals(Optional.of(binding))) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "case.binding-holds", "case/" + caseId, Act.ISSUE.code());
        }
        Succession.requireLater(file, succession.locked(file));
        CertificateNumber number = table.next(day.getYear());
        JournalEntry entry =
                journal.append(publisher.id(), INTENDED, number.toString(), Map.of("case", caseId, "binding", binding));
        Certificate intended = new Certificate(
                number, caseId, binding, entry.hash(), Certificate.State.INTENDED, Optional.empty(), Optional.empty());
        table.insert(intended);
        progress.reached(IssuingStep.WRITTEN, number.toString());
        return intended;
    }

    private Certificate complete(String number, Person publisher, LocalDate day) {
        Certificate end = ended(number, new Resumption(publisher, day, file -> {}, true));
        if (end.state() == Certificate.State.VOID) {
            throw Refusal.of(
                    Refusal.Reason.CONFLICT, "certificate.void-" + end.reason().orElseThrow(), "certificate/" + number);
        }
        return end;
    }

    private Certificate ended(String number, Resumption how) {
        Certificate end = database.inTransaction(() -> {
            Certificate certificate = table.locked(number).orElseThrow();
            return certificate.state() == Certificate.State.INTENDED ? finish(certificate, how) : certificate;
        });
        progress.reached(IssuingStep.COMMITTED, number);
        return end;
    }

    private Certificate finish(Certificate intended, Resumption how) {
        halt.requireOff();
        Person publisher = how.publisher();
        LocalDate day = how.day();
        CaseFile file = cases.locked(intended.caseId()).orElseThrow();
        boolean isDecided =
                file.state() == CaseState.READY && file.find(Fact.BINDING).equals(Optional.of(intended.binding()));
        if (!isDecided) {
            return voided(intended, publisher, file.state() == CaseState.CLOSED ? GIVEN_UP : BINDING);
        }
        how.permit().accept(file);
        if (!binding(file).equals(intended.binding())) {
            if (how.isAsked()) {
                return voided(intended, publisher, BINDING);
            }
            // Another node, or this one tomorrow, may read what was decided on.
            throw Refusal.of(
                    Refusal.Reason.CONFLICT, "certificate.differs-here", "certificate/" + intended.number(), file.id());
        }
        Optional<CaseFile> former = succession.locked(file);
        if (former.filter(one -> !Succession.isLater(file, one)).isPresent()) {
            // For good: the line of renewals only grows.
            return voided(intended, publisher, NOT_LATER);
        }
        int months = Integer.parseInt(file.find(Fact.VALIDITY).orElse(MONTHS));
        String until = day.plusMonths(months).minusDays(1).toString();
        String content = content(intended, file, day.toString(), until);
        byte[] signed = issuer.sealing().seal(file, content);
        progress.reached(IssuingStep.SIGNED, intended.number().toString());
        Certificate issued = intended.issued(documents.put(signed));
        progress.reached(IssuingStep.STORED, intended.number().toString());
        Deed deed = new Deed(
                Act.ISSUE,
                publisher,
                Optional.empty(),
                day,
                "",
                Map.of(Fact.CERTIFICATE, intended.number().toString(), Fact.VALID_UNTIL, until));
        ledger.use(publisher.id(), intended.caseId());
        cases.act(intended.caseId(), OptionalLong.empty(), deed);
        former.ifPresent(one -> succession.supersede(one, intended.number(), how));
        table.update(issued);
        register.insert(issued.number().toString(), said(signed));
        journal.append(
                publisher.id(),
                ISSUED,
                intended.number().toString(),
                Map.of("document", issued.document().orElseThrow(), "on", day.toString(), "until", until));
        progress.reached(IssuingStep.COMPLETED, intended.number().toString());
        return issued;
    }

    private Certificate voided(Certificate intended, Person publisher, String reason) {
        Certificate voided = intended.voided(reason);
        table.update(voided);
        journal.append(publisher.id(), VOIDED, intended.number().toString(), Map.of("reason", reason));
        return voided;
    }

    /** A store that cannot be read says nothing about what was decided: the number stays intended until it can. */
    private String binding(CaseFile file) {
        return issuer.bindings()
                .apply(file)
                .orElseThrow(() -> Refusal.of(Refusal.Reason.CONFLICT, "case.no-bytes", "case/" + file.id()));
    }

    /** What a genuine document tells the register. */
    String said(byte[] document) {
        return issuer.sealing().said(document);
    }

    /** What a certificate says, as far as it is stored. */
    static String content(Certificate certificate, CaseFile file, String day, String until) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("number", certificate.number().toString());
        content.put("case", certificate.caseId());
        content.put("applicant", file.applicant());
        content.put("rulebook", file.rulebook());
        content.put("binding", certificate.binding());
        content.put("intent", certificate.intent());
        content.put("issued", day);
        content.put("validUntil", until);
        content.put("isShortened", file.find(Fact.SHORTENED).isPresent());
        content.put("nonconformities", PrintedNonconformities.of(file));
        return CanonicalJson.write(content);
    }

    /**
     * Which certificate takes the place of which.
     *
     * @return the succession
     */
    public Succession succession() {
        return succession;
    }

    /**
     * A certificate's record.
     *
     * @param number the number
     * @return the record; empty if the number was never taken
     */
    public Optional<Certificate> find(String number) {
        return table.read("where number = ?", number).stream().findFirst();
    }

    /**
     * Re-derives every certificate from the journal and the stored documents, and the series of their numbers.
     *
     * @return new re-derivations
     */
    public List<org.lingtan.api.audit.Rederivation> rederivations() {
        return List.of(
                new NumberRederivation(database),
                new CertificateRederivation(table, register, documents, issuer.sealing(), cases));
    }
}
