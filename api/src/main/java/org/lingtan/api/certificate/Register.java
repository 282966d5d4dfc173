package org.lingtan.api.certificate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.release.Statement;

/** What the public may know of certificates: every number, what became of it, how it stands, and what it says. */
public final class Register {

    private final CertificateTable table;
    private final RegisterTable rows;
    private final RegisterHistory history;
    private final CertificationBody body;
    private final Clock clock;

    /**
     * The register of a certification body.
     *
     * @param body the body
     * @param clock what time it is; a certificate runs out by days in China
     */
    public Register(CertificationBody body, Clock clock) {
        this.table = new CertificateTable(body.database());
        this.rows = new RegisterTable(body.database());
        this.history = new RegisterHistory(body.journal());
        this.body = body;
        this.clock = clock;
    }

    /**
     * A line of the register.
     *
     * @param number the number
     * @param standing {@code active}, {@code suspended}, {@code withdrawn}, {@code expired}, {@code superseded}, or {@code
     *     void} for a number that was never issued
     * @param applicant the park's organisation
     * @param rulebook id and version
     * @param document the digest of the signed document; blank if there is none
     * @param successor the certificate that took its place; blank for none
     * @param said what the signed document says; empty if there is none
     */
    public record Entry(
            String number,
            String standing,
            String applicant,
            String rulebook,
            String document,
            String successor,
            Optional<Said> said) {}

    /**
     * A change of how a certificate stands.
     *
     * @param at when it was recorded, in UTC
     * @param on the day from which it holds
     * @param standing how it stands from then on
     * @param reason why, where the reason is for the public; else blank
     */
    public record Change(String at, String on, String standing, String reason) {}

    /**
     * Everything about one certificate.
     *
     * @param answer in one word: {@code valid}, or how it stands otherwise
     * @param checkedAt when that was true, in UTC
     * @param entry its line
     * @param history its changes, from its issue
     */
    public record Looked(String answer, Instant checkedAt, Entry entry, List<Change> history) {
        /** Copies the list. */
        public Looked {
            history = List.copyOf(history);
        }
    }

    /**
     * What is searched for; blank for anything.
     *
     * @param query the beginning of a number or of an applicant
     * @param park a part of the name of the park, in either language
     * @param standard the id of a standard's rulebook
     * @param level the id of a level
     * @param standing as in {@link Entry#standing}
     */
    public record Search(String query, String park, String standard, String level, String standing) {}

    /**
     * Looks a number up.
     *
     * @param number the number
     * @return everything about it; empty if it was never published
     */
    public Optional<Looked> find(String number) {
        return rows.find(number, today()).map(this::looked);
    }

    private Looked looked(RegisterTable.Found found) {
        Entry entry = found.row().entry();
        List<Change> changes = found.row().voided().isPresent() ? List.of() : RegisterHistory.of(found.changes());
        String answer = entry.standing().equals("active") ? "valid" : entry.standing();
        return new Looked(answer, clock.instant(), entry, changes);
    }

    private LocalDate today() {
        return Statement.dayOf(clock.instant());
    }

    /**
     * Why a number cannot be looked up.
     *
     * @param number the number
     * @return that there is no such number, that it is not public yet, or that it was and its record is lost
     */
    public Refusal missing(String number) {
        String place = "certificate/" + number;
        try {
            CertificateNumber asked = CertificateNumber.parse(number);
            if (!table.read("where number = ?", number).isEmpty()) {
                return Refusal.of(Refusal.Reason.MISSING, "certificate.not-public", place);
            }
            // Numbers have no gaps, so one that was taken and has no record was passed over in a restore.
            if (table.last(asked.series()) >= asked.ordinal()) {
                return Refusal.of(Refusal.Reason.MISSING, "certificate.skipped", place);
            }
        } catch (IllegalArgumentException none) {
            // The same answer as for a number that nobody took.
        }
        return Refusal.of(Refusal.Reason.MISSING, "certificate.absent", place);
    }

    /**
     * Searches.
     *
     * @param search what for
     * @param after the number before the page; blank for the first page
     * @param size the most lines
     * @return the lines, by number
     */
    public List<Entry> search(Search search, String after, int size) {
        return rows.search(search, after, size, today());
    }

    /**
     * Which certificates of a series stand in one of some ways today, of those that do not stand in force.
     *
     * @param series the series
     * @param from the first ordinal
     * @param to the last ordinal
     * @param standings how they stand
     * @return their ordinals
     */
    public List<Long> ordinals(int series, long from, long to, List<String> standings) {
        return rows.ordinals(series, from, to, standings, today());
    }

    /**
     * The last number of a series that was taken.
     *
     * @param series the series
     * @return its ordinal; 0 if none was
     */
    public long last(int series) {
        return table.last(series);
    }

    /**
     * Hands over every line, by number, without holding them all.
     *
     * @param reader takes them
     */
    public void each(Consumer<Entry> reader) {
        rows.each(today(), row -> reader.accept(row.entry()));
    }

    /**
     * Hands over every line with its changes, by number.
     *
     * @param reader takes them
     */
    public void each(BiConsumer<Entry, List<Change>> reader) {
        body.database().inSnapshot(() -> {
            Map<String, List<Change>> changes = history.all();
            rows.each(
                    today(),
                    row -> reader.accept(
                            row.entry(),
                            row.voided().isPresent() ? List.of() : changes.getOrDefault(row.caseId(), List.of())));
            return true;
        });
    }

    /**
     * Reads what certificates say out of their documents, where that was not done when they were issued. A document that is
     * lost says nothing; the check of the store tells of it, and the register answers without it.
     *
     * @return how many
     */
    public int follow() {
        int followed = 0;
        List<String[]> page = rows.missing("");
        while (!page.isEmpty()) {
            List<String[]> read = page.parallelStream()
                    .map(this::said)
                    .flatMap(Optional::stream)
                    .toList();
            body.database().inTransaction(() -> {
                read.forEach(one -> rows.insert(one[0], one[1]));
                return true;
            });
            followed += read.size();
            page = rows.missing(page.get(page.size() - 1)[0]);
        }
        return followed;
    }

    private Optional<String[]> said(String[] one) {
        return body.documents().find(one[1]).map(document ->
                new String[] {one[0], body.core().said(document)});
    }
}
