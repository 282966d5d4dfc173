package org.lingtan.api.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.SeedCase;
import org.lingtan.api.audit.SeedJournal;
import org.lingtan.api.database.Database;
import org.lingtan.engine.outcome.CanonicalJson;

/** The rows of many certificates and their cases, as issuing one by one leaves them, written with a few statements. */
public final class SeedRows {

    private final Database database;
    private final SeedJournal journal;
    private final List<Certificate> certificates = new ArrayList<>();
    private final List<CaseFile> files = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<Units> units = new ArrayList<>();

    /** A document in its place, and what it tells the register. */
    public record Document(String digest, String said) {}

    /** Units that a case used. */
    public record Units(String programme, String project, String from, String to, String caseId) {}

    public SeedRows(Database database, SeedJournal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Records the intent. */
    public Certificate intend(SeedCase seed, CertificateNumber number, String publisher, String binding) {
        seed.taken().forEach(entry -> journal.add(entry.actor(), entry.kind(), entry.subject(), entry.body()));
        String id = seed.file().id();
        String intent =
                journal.add(publisher, IssuingCore.INTENDED, number.toString(), Map.of("case", id, "binding", binding));
        return new Certificate(
                number,
                id,
                binding,
                intent,
                Certificate.State.INTENDED,
                java.util.Optional.empty(),
                java.util.Optional.empty());
    }

    public static String content(Certificate certificate, CaseFile file, LocalDate day, LocalDate until) {
        return IssuingCore.content(certificate, file, day.toString(), until.toString());
    }

    /** Records the end: the case has been issued by then. */
    public void issued(
            SeedCase seed, Certificate intended, Document stored, String publisher, LocalDate day, LocalDate until) {
        String document = stored.digest();
        said.add(stored.said());
        seed.taken().forEach(entry -> journal.add(entry.actor(), entry.kind(), entry.subject(), entry.body()));
        certificates.add(intended.issued(document));
        journal.add(
                publisher,
                IssuingCore.ISSUED,
                intended.number().toString(),
                Map.of("document", document, "on", day.toString(), "until", until.toString()));
    }

    /** Records what became of the case afterwards. */
    public void ended(SeedCase seed) {
        seed.taken().forEach(entry -> journal.add(entry.actor(), entry.kind(), entry.subject(), entry.body()));
        files.add(seed.file());
    }

    public void used(Units range) {
        units.add(range);
    }

    /** Writes everything, in one transaction. */
    public void write(String publisher) {
        database.inTransaction(() -> {
            journal.write();
            insert("certification_case (id, file)", texts(files, CaseFile::id), texts(files, CaseFile::toJson));
            series();
            certificates();
            insert(
                    "register_entry (number, said)",
                    texts(certificates, one -> one.number().toString()),
                    said.toArray(String[]::new));
            insert(
                    "idempotency_key (requester, key, request, answer, at)",
                    texts(certificates, one -> publisher),
                    texts(certificates, Certificate::caseId),
                    texts(certificates, one -> CanonicalJson.digest(Map.of("issue", one.caseId()))),
                    texts(certificates, one -> one.number().toString()));
            units();
            return true;
        });
        certificates.clear();
        files.clear();
        said.clear();
        units.clear();
    }

    private void insert(String into, String[]... columns) {
        String arrays = String.join(", ", java.util.Collections.nCopies(columns.length, "?::text[]"));
        String more = into.endsWith(" at)") ? ", now()" : "";
        database.jdbc()
                .sql("insert into " + into + " select rows.*" + more + " from unnest(" + arrays + ") as rows")
                .params((Object[]) columns)
                .update();
    }

    private void series() {
        CertificateNumber last = certificates.get(certificates.size() - 1).number();
        database.jdbc()
                .sql("insert into certificate_series (series, last) values (?, ?)"
                        + " on conflict (series) do update set last = excluded.last")
                .params(last.series(), last.ordinal())
                .update();
    }

    private void certificates() {
        database.jdbc()
                .sql("insert into certificate (number, case_id, binding, intent, document, series, ordinal, state)"
                        + " select one.number, one.case_id, one.binding, one.intent, one.document, one.series,"
                        + " one.ordinal, 'issued'"
                        + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[])"
                        + " as one (number, case_id, binding, intent, document, series, ordinal)")
                .params(
                        texts(certificates, one -> one.number().toString()),
                        texts(certificates, Certificate::caseId),
                        texts(certificates, Certificate::binding),
                        texts(certificates, Certificate::intent),
                        texts(certificates, one -> one.document().orElseThrow()),
                        certificates.stream().map(one -> one.number().series()).toArray(Integer[]::new),
                        certificates.stream().map(one -> one.number().ordinal()).toArray(Long[]::new))
                .update();
    }

    private void units() {
        database.jdbc()
                .sql("insert into credit_unit (programme, project, serials, case_id, used)"
                        + " select one.programme, one.project, numrange(one.low::numeric, one.high::numeric, '[]'),"
                        + " one.case_id, true from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])"
                        + " as one (programme, project, low, high, case_id)")
                .params(
                        texts(units, Units::programme),
                        texts(units, Units::project),
                        texts(units, Units::from),
                        texts(units, Units::to),
                        texts(units, Units::caseId))
                .update();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
