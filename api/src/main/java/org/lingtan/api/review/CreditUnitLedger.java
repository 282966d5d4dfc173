package org.lingtan.api.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;

/**
 * Which credit units are spoken for. A unit serves one case, ever, across parks and years; the database holds that, so it
 * holds for any number of processes. Units are reserved while a case is evaluated and used for good once its certificate
 * is issued.
 */
public final class CreditUnitLedger {

    static final String RESERVED = "units.reserve";
    static final String USED = "units.use";
    private static final String REFUSED = "另一案件已使用 / used by another case";

    private final Database database;
    private final Journal journal;

    /**
     * The ledger of a database.
     *
     * @param database the database
     * @param journal its journal
     */
    public CreditUnitLedger(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /**
     * Reserves the units of a case in place of those that it reserved before. A range of which any unit is spoken for is
     * refused whole.
     *
     * @param person who does it
     * @param caseId the case
     * @param ranges what the case wants to use; none to give all back
     * @return the refused ranges by their key, with the reason: what the review record holds as refused units. Which case
     *     holds them stands in the journal alone, since reports carry the record
     */
    public SortedMap<String, String> reserve(String person, String caseId, List<UnitRange> ranges) {
        return database.inTransaction(() -> {
            List<UnitRange> sorted = ranges.stream().sorted(UnitRange.ORDER).toList();
            lock(caseId, sorted);
            database.jdbc()
                    .sql("delete from credit_unit where case_id = ? and not used")
                    .param(caseId)
                    .update();
            SortedMap<String, String> refused = new TreeMap<>();
            SortedMap<String, String> holders = new TreeMap<>();
            List<Object> accepted = new ArrayList<>();
            Set<String> kept = new HashSet<>(used(caseId));
            for (UnitRange range : sorted) {
                if (kept.remove(line(range)) || insert(caseId, range)) {
                    accepted.add(row(range));
                } else {
                    refused.put(range.key(), REFUSED);
                    holders.put(range.key(), holder(range));
                }
            }
            journal.append(person, RESERVED, caseId, Map.of("accepted", accepted, "refused", holders));
            return refused;
        });
    }

    /**
     * What {@link #reserve} would refuse now; nothing is locked, so another case may come first.
     *
     * @param caseId the case
     * @param ranges what the case wants to use
     * @return the refused ranges by their key, with the reason
     */
    public SortedMap<String, String> refusals(String caseId, List<UnitRange> ranges) {
        SortedMap<String, String> refused = new TreeMap<>();
        for (UnitRange range : ranges) {
            long taken = database.jdbc()
                    .sql("select count(*) from credit_unit"
                            + " where programme = ? and serials && numrange(?::numeric, ?::numeric, '[]')"
                            + " and (case_id <> ? or (used and " + LINE + " <> ?))")
                    .params(range.issuer(), range.from().toString(), range.to().toString(), caseId, line(range))
                    .query(Long.class)
                    .single();
            if (taken > 0) {
                refused.put(range.key(), REFUSED);
            }
        }
        return refused;
    }

    /**
     * Gives back the units that a case has reserved and no longer claims, unit by unit. Others are reserved when the evidence
     * is verified.
     *
     * @param person who does it
     * @param caseId the case, locked
     * @param claimed what the case claims now
     */
    public void retain(String person, String caseId, List<UnitRange> claimed) {
        database.inTransaction(() -> {
            List<UnitRange> held = held(caseId);
            List<UnitRange> kept = held.stream()
                    .flatMap(range -> claimed.stream().flatMap(claim -> claim.within(range).stream()))
                    .distinct()
                    .toList();
            return lines(kept).equals(lines(held))
                    || reserve(person, caseId, kept).isEmpty();
        });
    }

    private List<UnitRange> held(String caseId) {
        return database.jdbc()
                .sql("select programme, project, lower(serials) as first, upper(serials) as last from credit_unit"
                        + " where case_id = ?")
                .param(caseId)
                .query((row, index) -> new UnitRange(
                        row.getString("programme"),
                        row.getString("project"),
                        row.getBigDecimal("first").toBigIntegerExact(),
                        row.getBigDecimal("last").toBigIntegerExact()))
                .list();
    }

    private static Set<String> lines(List<UnitRange> ranges) {
        return ranges.stream().map(CreditUnitLedger::line).collect(Collectors.toSet());
    }

    /**
     * Cases that reach for the same programme, or give units of it back, come one after the other, so that they never wait
     * for each other.
     */
    private void lock(String caseId, List<UnitRange> ranges) {
        SortedSet<String> programmes = new TreeSet<>(database.jdbc()
                .sql("select distinct programme from credit_unit where case_id = ?")
                .param(caseId)
                .query(String.class)
                .list());
        ranges.forEach(range -> programmes.add(range.issuer()));
        programmes.forEach(programme -> {
            database.locks().row("programme/" + programme);
            database.jdbc()
                    .sql("select pg_advisory_xact_lock(1, hashtext(?))")
                    .param(programme)
                    .query(row -> {});
        });
    }

    private boolean insert(String caseId, UnitRange range) {
        return database.jdbc()
                        .sql("insert into credit_unit (programme, serials, project, case_id)"
                                + " values (?, numrange(?::numeric, ?::numeric, '[]'), ?, ?) on conflict do nothing")
                        .params(
                                range.issuer(),
                                range.from().toString(),
                                range.to().toString(),
                                range.project(),
                                caseId)
                        .update()
                == 1;
    }

    private String holder(UnitRange range) {
        return database.jdbc()
                .sql("select case_id from credit_unit"
                        + " where programme = ? and serials && numrange(?::numeric, ?::numeric, '[]')"
                        + " order by lower(serials) limit 1")
                .params(range.issuer(), range.from().toString(), range.to().toString())
                .query(String.class)
                .single();
    }

    private List<String> used(String caseId) {
        return database.jdbc()
                .sql("select " + LINE + " from credit_unit where case_id = ? and used")
                .param(caseId)
                .query(String.class)
                .list();
    }

    /** One range as a line, the same from the database and from a range. */
    static final String LINE = "programme || '/' || project || '/' || lower(serials) || '-' || upper(serials)";

    static String line(UnitRange range) {
        return range.issuer() + "/" + range.project() + "/" + range.from() + "-" + range.to();
    }

    private static Map<String, Object> row(UnitRange range) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("programme", range.issuer());
        row.put("project", range.project());
        row.put("from", range.from().toString());
        row.put("to", range.to().toString());
        return row;
    }

    /**
     * Uses the reserved units of a case for good, in the transaction that issues its certificate.
     *
     * @param person who does it
     * @param caseId the case
     * @return how many ranges
     */
    public int use(String person, String caseId) {
        return database.inTransaction(() -> {
            int ranges = database.jdbc()
                    .sql("update credit_unit set used = true where case_id = ? and not used")
                    .param(caseId)
                    .update();
            if (ranges > 0) {
                journal.append(person, USED, caseId, Map.of("ranges", ranges));
            }
            return ranges;
        });
    }

    /**
     * Re-derives the ledger from the journal.
     *
     * @return a new re-derivation
     */
    public Rederivation rederivation() {
        return new LedgerRederivation(database);
    }
}
