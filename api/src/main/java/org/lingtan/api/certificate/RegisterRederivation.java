package org.lingtan.api.certificate;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;

/**
 * Holds the rows of the register against the certificates, which are held against the journal: each issued one has a row,
 * and nothing else has. What a row says is held against the document.
 */
final class RegisterRederivation implements Rederivation {

    private static final int PAGE = 1_000;
    private static final String CODE = "certificate.register";

    private final Database database;

    RegisterRederivation(Database database) {
        this.database = database;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        // The journal says nothing about rows that the certificates do not say.
    }

    @Override
    public void compare(Consumer<Discrepancy> found) {
        differing(
                "select one.number, 'missing', one.document from certificate one where one.state = 'issued'"
                        + " and not exists (select from register_entry entry where entry.number = one.number)",
                found);
        differing(
                "select entry.number, entry.said, 'no row of a certificate that is ' || one.state"
                        + " from register_entry entry join certificate one on one.number = entry.number"
                        + " where one.state <> 'issued'",
                found);
    }

    private void differing(String query, Consumer<Discrepancy> found) {
        try (Stream<Discrepancy> rows = database
                .jdbc()
                .sql(query + " order by 1")
                .withFetchSize(PAGE)
                .query((row, index) ->
                        new Discrepancy("certificate/" + row.getString(1), CODE, row.getString(2), row.getString(3)))
                .stream()) {
            rows.forEach(found);
        }
    }
}
