package org.lingtan.api.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lingtan.api.database.Database;

/** The rows of certificates and their series. */
final class CertificateTable {

    private static final int PAGE = 1_000;

    private final Database database;

    CertificateTable(Database database) {
        this.database = database;
    }

    /** The next number of a series; if the transaction fails, it is the next one again. */
    CertificateNumber next(int series) {
        database.locks().row("series/" + series);
        long ordinal = database.jdbc()
                .sql("insert into certificate_series (series, last) values (?, 1)"
                        + " on conflict (series) do update set last = certificate_series.last + 1 returning last")
                .param(series)
                .query(Long.class)
                .single();
        return new CertificateNumber(series, ordinal);
    }

    /** The last number of a series that was taken; 0 if none was. */
    long last(int series) {
        return database.jdbc()
                .sql("select last from certificate_series where series = ?")
                .param(series)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void insert(Certificate intended) {
        database.jdbc()
                .sql("insert into certificate (number, series, ordinal, case_id, binding, intent, state)"
                        + " values (?, ?, ?, ?, ?, ?, 'intended')")
                .params(
                        intended.number().toString(),
                        intended.number().series(),
                        intended.number().ordinal(),
                        intended.caseId(),
                        intended.binding(),
                        intended.intent())
                .update();
    }

    void update(Certificate certificate) {
        database.jdbc()
                .sql("update certificate set state = :state, document = :document, reason = :reason"
                        + " where number = :number")
                .param("state", certificate.state().code())
                .param("document", certificate.document().orElse(null))
                .param("reason", certificate.reason().orElse(null))
                .param("number", certificate.number().toString())
                .update();
    }

    Optional<Certificate> locked(String number) {
        database.locks().row("certificate/" + number);
        return read("where number = ? for update", number).stream().findFirst();
    }

    /** The entry of the journal says when the intent was written. */
    List<Certificate> intendedBefore(Instant time) {
        return read(
                "where state = 'intended' and (select (entry::jsonb ->> 'at')::timestamptz from journal where hash ="
                        + " intent) < ? order by series, ordinal",
                OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    /** Hands over every number that was taken, without holding them all. */
    void eachNumber(Consumer<String> reader) {
        try (Stream<String> numbers = database
                .jdbc()
                .sql("select number from certificate order by number")
                .withFetchSize(PAGE)
                .query(String.class)
                .stream()) {
            numbers.forEach(reader);
        }
    }

    List<Certificate> read(String condition, Object... parameters) {
        return database.jdbc()
                .sql("select * from certificate " + condition)
                .params(parameters)
                .query((row, index) -> certificate(row))
                .list();
    }

    private static Certificate certificate(ResultSet row) throws SQLException {
        return new Certificate(
                new CertificateNumber(row.getInt("series"), row.getLong("ordinal")),
                row.getString("case_id"),
                row.getString("binding"),
                row.getString("intent"),
                Certificate.State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)),
                Optional.ofNullable(row.getString("document")),
                Optional.ofNullable(row.getString("reason")));
    }
}
