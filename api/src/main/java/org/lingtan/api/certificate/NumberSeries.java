package org.lingtan.api.certificate;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.database.Database;

/** How far the numbers of each series are given out. */
public final class NumberSeries {

    static final String SKIPPED = "certificate.skip";

    private final Database database;
    private final Journal journal;

    /**
     * The series of a certification body.
     *
     * @param body the body
     */
    public NumberSeries(CertificationBody body) {
        this.database = body.database();
        this.journal = body.journal();
    }

    /**
     * The last number of each series.
     *
     * @return ordinals by series
     */
    public SortedMap<Integer, Long> last() {
        SortedMap<Integer, Long> series = new TreeMap<>();
        database.jdbc().sql("select series, last from certificate_series").query(row -> {
            series.put(row.getInt("series"), row.getLong("last"));
        });
        return series;
    }

    /**
     * Passes over numbers that were published and are not on record any more, so that none is given out twice. The
     * journal says which.
     *
     * @param actor who does it
     * @param highest the highest number that was published
     * @return whether there were any to pass over
     */
    public boolean skipTo(String actor, CertificateNumber highest) {
        return database.inTransaction(() -> {
            long before = database.jdbc()
                    .sql("select last from certificate_series where series = ? for update")
                    .param(highest.series())
                    .query(Long.class)
                    .optional()
                    .orElse(0L);
            if (before >= highest.ordinal()) {
                return false;
            }
            database.jdbc()
                    .sql("insert into certificate_series (series, last) values (?, ?)"
                            + " on conflict (series) do update set last = excluded.last")
                    .params(highest.series(), highest.ordinal())
                    .update();
            CertificateNumber first = new CertificateNumber(highest.series(), before + 1);
            journal.append(actor, SKIPPED, first.toString(), Map.of("to", highest.toString()));
            return true;
        });
    }

    /**
     * The highest numbers among those that entries of a journal took or passed over.
     *
     * @param entry an entry
     * @param highest ordinals by series, brought up to date
     */
    public static void follow(JournalEntry entry, Map<Integer, Long> highest) {
        if (entry.kind().equals(IssuingCore.INTENDED)) {
            CertificateNumber taken = CertificateNumber.parse(entry.subject());
            highest.merge(taken.series(), taken.ordinal(), Math::max);
        } else if (entry.kind().equals(SKIPPED)) {
            CertificateNumber to =
                    CertificateNumber.parse(entry.body().get("to").text());
            highest.merge(to.series(), to.ordinal(), Math::max);
        }
    }
}
