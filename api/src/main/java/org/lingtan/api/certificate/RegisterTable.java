package org.lingtan.api.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.certificate.Register.Entry;
import org.lingtan.api.certificate.Register.Search;
import org.lingtan.api.database.Database;

/** The rows of the register: what certificates say, beside how their cases stand. */
final class RegisterTable {

    private static final int PAGE = 1_000;

    /** A certificate that ran out is expired from that day on, whether or not somebody has recorded it. */
    private static final String STANDING = "case when one.state = 'void' then 'void'"
            + " when file.standing in ('active', 'suspended') and file.valid_until < ? then 'expired'"
            + " else file.standing end";

    /** Of the certificate of a case, not of the numbers that it was to have before. */
    private static final String SUCCESSOR =
            "case when one.state = 'issued' then file.file::jsonb -> 'facts' ->> 'SUCCESSOR' end";

    private static final String ROWS = rows("");

    private final Database database;

    RegisterTable(Database database) {
        this.database = database;
    }

    private static String rows(String more) {
        return "select one.number, one.case_id, one.document, one.reason, file.applicant,"
                + " file.file::jsonb ->> 'rulebook' as rulebook, " + SUCCESSOR + " as successor, "
                + STANDING + " as standing, entry.said" + more
                + " from certificate one join certification_case file on file.id = one.case_id"
                + " left join register_entry entry on entry.number = one.number where one.state <> 'intended'";
    }

    /** A row, with the entries of the journal about its case as they were at the same time. */
    record Found(Row row, List<JournalEntry> changes) {}

    /** A row, with the case that the history of the certificate stands under. */
    record Row(Entry entry, String caseId, Optional<String> voided) {}

    /** Of several nodes that read the same document one writes the row. */
    void insert(String number, String said) {
        database.jdbc()
                .sql("insert into register_entry (number, said) values (?, ?) on conflict do nothing")
                .params(number, said)
                .update();
    }

    /** What the register tells of some numbers, as it is stored. */
    Map<String, String> said(String[] numbers) {
        Map<String, String> said = new HashMap<>();
        database.jdbc()
                .sql("select number, said from register_entry where number = any(?)")
                .param(numbers)
                .query(row -> {
                    said.put(row.getString("number"), row.getString("said"));
                });
        return said;
    }

    Optional<Found> find(String number, LocalDate today) {
        return database.jdbc()
                .sql(rows(", " + Journal.column("one.case_id") + " as changes") + " and one.number = ?")
                .params(today.toString(), number)
                .query((row, index) -> new Found(row(row), Journal.entries(row.getArray("changes"))))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(entry(row), row.getString("case_id"), Optional.ofNullable(row.getString("reason")));
    }

    List<Entry> search(Search search, String after, int size, LocalDate today) {
        StringBuilder sql = new StringBuilder(ROWS).append(" and one.number > ?");
        List<Object> values = new ArrayList<>(List.of(today.toString(), after));
        if (!search.query().isEmpty()) {
            sql.append(" and (starts_with(one.number, ?) or starts_with(file.applicant, ?))");
            values.addAll(List.of(search.query(), search.query()));
        }
        if (!search.park().isEmpty()) {
            sql.append(" and entry.park like '%' || lower(?) || '%'");
            values.add(search.park().replaceAll("[\\\\%_]", "\\\\$0"));
        }
        if (!search.standard().isEmpty()) {
            sql.append(" and entry.standard = ?");
            values.add(search.standard());
        }
        if (!search.level().isEmpty()) {
            sql.append(" and entry.level = ?");
            values.add(search.level());
        }
        if (!search.standing().isEmpty()) {
            sql.append(" and ").append(STANDING).append(" = ?");
            values.addAll(List.of(today.toString(), search.standing()));
        }
        values.add(size);
        return database.jdbc()
                .sql(sql.append(" order by one.number limit ?").toString())
                .params(values)
                .query((row, index) -> entry(row))
                .list();
    }

    /** Hands over all rows of one state of the database, one at a time. */
    void each(LocalDate today, Consumer<Row> reader) {
        database.inSnapshot(() -> {
            try (Stream<Row> rows = database
                    .jdbc()
                    .sql(ROWS + " order by one.number")
                    .withFetchSize(PAGE)
                    .param(today.toString())
                    .query((row, index) -> row(row))
                    .stream()) {
                rows.forEach(reader);
            }
            return true;
        });
    }

    List<Long> ordinals(int series, long from, long to, List<String> standings, LocalDate today) {
        return database.jdbc()
                .sql("select one.ordinal from certification_case file join certificate one on one.case_id = file.id"
                        + " where " + STANDING + " = any(string_to_array(?, ' '))"
                        + " and file.standing in ('suspended', 'withdrawn', 'expired', 'superseded')"
                        + " and one.state = 'issued' and one.series = ? and one.ordinal between ? and ?")
                .params(today.toString(), String.join(" ", standings), series, from, to)
                .query(Long.class)
                .list();
    }

    /** Issued certificates after a number that have no row yet, with the digests of their documents. */
    List<String[]> missing(String after) {
        return database.jdbc()
                .sql("select one.number, one.document from certificate one"
                        + " left join register_entry entry on entry.number = one.number"
                        + " where one.state = 'issued' and entry.number is null and one.number > ?"
                        + " order by one.number limit ?")
                .params(after, PAGE)
                .query((row, index) -> new String[] {row.getString(1), row.getString(2)})
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("number"),
                row.getString("standing"),
                row.getString("applicant"),
                row.getString("rulebook"),
                Optional.ofNullable(row.getString("document")).orElse(""),
                Optional.ofNullable(row.getString("successor")).orElse(""),
                Optional.ofNullable(row.getString("said")).map(Said::read));
    }
}
