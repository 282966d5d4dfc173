package org.lingtan.api.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Person;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.matter.Details;
import org.lingtan.catalog.source.JsonNode;

/**
 * One thing done in a case, as the journal holds it.
 *
 * @param entry the number of the journal's entry
 * @param hash its hash
 * @param at when, in UTC
 * @param act what was done; {@code open} for the first
 * @param by who
 * @param seat who was seated; null where nobody was
 * @param reason why; blank where it is withheld
 * @param withheld whether the reason is not shown to whoever asks
 * @param details what else was said, by field
 * @param facts what the case knew from it, by name
 */
record HistoryView(
        String entry,
        String hash,
        String at,
        String act,
        MatterView.Who by,
        MatterView.@org.jspecify.annotations.Nullable Who seat,
        String reason,
        boolean withheld,
        Map<String, Object> details,
        Map<String, String> facts) {

    /**
     * A page.
     *
     * @param items what was done, in order
     * @param next what to send as {@code after} for the next page; blank on the last one
     */
    record Page(List<HistoryView> items, String next) {}

    static Page page(List<JournalEntry> entries, int size, Person reader, UnaryOperator<String> names) {
        return new Page(
                entries.stream().map(entry -> of(entry, reader, names)).toList(),
                entries.size() < size
                        ? ""
                        : String.valueOf(entries.get(entries.size() - 1).sequence()));
    }

    private static HistoryView of(JournalEntry entry, Person reader, UnaryOperator<String> names) {
        JsonNode body = entry.body();
        String act = body.find("act").map(JsonNode::text).orElse("open");
        // Why somebody of the body has a conflict of interest is no business of the park.
        boolean withheld =
                act.equals(Act.DECLARE_CONFLICT.code()) && !reader.tenant().equals(Person.BODY);
        Map<String, String> facts = new TreeMap<>();
        body.find("facts")
                .ifPresent(known -> known.entries()
                        .forEach((fact, value) -> facts.put(
                                fact.toLowerCase(java.util.Locale.ROOT).replace('_', '-'), value.text())));
        return new HistoryView(
                String.valueOf(entry.sequence()),
                entry.hash(),
                entry.at().toString(),
                act,
                MatterView.Who.of(entry.actor(), names),
                body.find("seat")
                        .map(seat -> MatterView.Who.of(seat.get("id").text(), names))
                        .orElse(null),
                withheld ? "" : body.find("reason").map(JsonNode::text).orElse(""),
                withheld,
                body.find("details").map(Details::read).orElse(Details.NONE).toJson(),
                facts);
    }
}
