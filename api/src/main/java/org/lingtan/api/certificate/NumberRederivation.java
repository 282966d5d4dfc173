package org.lingtan.api.certificate;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;

/** Folds the journal into the series of numbers, without a gap, and into the switch that stops issuing. */
final class NumberRederivation implements Rederivation {

    private final Database database;
    private final Map<Integer, Long> last = new TreeMap<>();
    private String halted = "false ";

    NumberRederivation(Database database) {
        this.database = database;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        switch (entry.kind()) {
            case IssuingCore.INTENDED -> next(CertificateNumber.parse(entry.subject()), found);
            case NumberSeries.SKIPPED -> skipped(entry, found);
            case HaltSwitch.SWITCHED ->
                halted = entry.body().get("halted").flag() + " "
                        + entry.body().get("reason").text();
            default -> {
                // Other kinds are the matter of others.
            }
        }
    }

    private void next(CertificateNumber number, Consumer<Discrepancy> found) {
        long expected = last.merge(number.series(), 1L, Long::sum);
        differ(
                "certificate/" + number,
                "certificate.gap",
                String.valueOf(number.ordinal()),
                String.valueOf(expected),
                found);
    }

    /** Numbers that were published by a database that is lost. */
    private void skipped(JournalEntry entry, Consumer<Discrepancy> found) {
        next(CertificateNumber.parse(entry.subject()), found);
        CertificateNumber to = CertificateNumber.parse(entry.body().get("to").text());
        last.merge(to.series(), to.ordinal(), Math::max);
    }

    @Override
    public void compare(Consumer<Discrepancy> found) {
        Map<Integer, Long> series = new TreeMap<>();
        database.jdbc().sql("select series, last from certificate_series").query(row -> {
            series.put(row.getInt("series"), row.getLong("last"));
        });
        differ("certificate_series", "certificate.series", series.toString(), last.toString(), found);
        String switched = database.jdbc()
                .sql("select halted || ' ' || reason from halt_switch")
                .query(String.class)
                .single();
        differ("halt_switch", "certificate.halt", switched, halted, found);
    }

    private static void differ(String place, String code, String stored, String expected, Consumer<Discrepancy> found) {
        if (!stored.equals(expected)) {
            found.accept(new Discrepancy(place, code, stored, expected));
        }
    }
}
