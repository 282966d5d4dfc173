package org.lingtan.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.source.ProblemTexts;

/**
 * A standard, policy or credit programme that rulebooks and evidence name.
 *
 * @param id the id, for example {@code gbt36132}
 * @param titles the title
 * @param zhConfidence how well the Chinese title is known
 * @param enConfidence how well the English title is known; translations of ours are C at best
 * @param publisher who publishes it
 * @param note what a reader must know about these facts; null if nothing
 * @param editions the editions, oldest first, at least one
 */
public record Standard(
        String id,
        Text titles,
        Confidence zhConfidence,
        Confidence enConfidence,
        Stated<Text> publisher,
        @Nullable Text note,
        List<Edition> editions) {

    private static final ProblemTexts TEXTS = ProblemTexts.of(Standard.class, "problems.yaml");

    /**
     * Copies the editions.
     *
     * @throws IllegalArgumentException if there is none, or two are in force on one day
     */
    public Standard {
        editions = List.copyOf(editions);
        if (editions.isEmpty()) {
            throw new IllegalArgumentException("The standard (%s) needs an edition.".formatted(id));
        }
        for (int i = 1; i < editions.size(); i++) {
            LocalDate begins = editions.get(i).from().findValue().orElse(LocalDate.MIN);
            if (editions.get(i - 1).inForce(begins)) {
                throw new IllegalArgumentException("Two editions of %s are in force on %s.".formatted(id, begins));
            }
        }
    }

    /**
     * What a reader must know about these facts.
     *
     * @return the note, or empty
     */
    public Optional<Text> findNote() {
        return Optional.ofNullable(note);
    }

    /**
     * An edition by its id.
     *
     * @param edition the id of the edition
     * @return the edition, or empty
     */
    public Optional<Edition> findEdition(String edition) {
        return editions.stream().filter(each -> each.id().equals(edition)).findFirst();
    }

    /**
     * The edition that an undated reference means.
     *
     * @param date the assessment date, or the issue date of a certificate
     * @return the edition in force on that day, or why there is none and when there was one
     */
    public EditionOnDate editionOn(LocalDate date) {
        return editions.stream()
                .filter(edition -> edition.inForce(date))
                .findFirst()
                .map(edition -> new EditionOnDate(id, date, edition, null))
                .orElseGet(() -> new EditionOnDate(id, date, null, absence(date)));
    }

    private Text absence(LocalDate date) {
        Edition first = editions.get(0);
        boolean early = first.from().findValue().filter(date::isBefore).isPresent();
        Edition nearest = early
                ? first
                : editions.stream()
                        .filter(edition ->
                                edition.to().findValue().filter(date::isAfter).isPresent())
                        .reduce(first, (before, after) -> after);
        LocalDate day = (early ? nearest.from() : nearest.to()).findValue().orElseThrow();
        String code = early ? "standard.not-yet" : "standard.no-longer";
        Text zh = TEXTS.problem(code, id, titles.zh(), id, date, nearest.name(), day)
                .message();
        Text en = TEXTS.problem(code, id, titles.en(), id, date, nearest.name(), day)
                .message();
        return new Text(zh.zh(), en.en());
    }
}
