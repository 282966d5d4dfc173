package org.lingtan.engine.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * Takes in a statement that was signed elsewhere: everything that would be held before signing is held here once more, and
 * the time at which it says it was signed against the clock of whoever takes it in.
 */
public final class StatementIntake {

    private static final Duration OLDEST = Duration.ofHours(24);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Rulebook book;
    private final Timeline sisters;
    private final Publishers publishers;
    private final Instant now;

    /**
     * An intake.
     *
     * @param book the version as its files are
     * @param sisters all the versions of its rulebook
     * @param publishers who may speak
     * @param now the time, by the clock of whoever takes the statement in
     */
    public StatementIntake(Rulebook book, Timeline sisters, Publishers publishers, Instant now) {
        this.book = book;
        this.sisters = sisters;
        this.publishers = publishers;
        this.now = now;
    }

    /**
     * Reads the next statement of a chain and holds it against all rules.
     *
     * @param chain the files of the chain so far by name, as they were taken in
     * @param name the name of the new file
     * @param file the new file
     * @return the chain with it
     * @throws org.lingtan.engine.rulebook.RulebookDefects if the file is altered or not the next of this chain
     * @throws ReleaseRefusal if it speaks of other files or days than those of the version, was not signed within the last
     *     24 hours, comes from nobody of the publishers, or is at odds with other versions
     */
    public ReleaseRecord take(Map<String, byte[]> chain, String name, byte[] file) {
        ReleaseRecord before = ReleaseRecord.read(book.id(), chain);
        Map<String, byte[]> with = new TreeMap<>(chain);
        with.put(name, file);
        ReleaseRecord after = ReleaseRecord.read(book.id(), with);
        Statement next = after.statements().get(after.statements().size() - 1);
        if (with.size() == chain.size()
                || after.statements().size() != before.statements().size() + 1) {
            throw refusal("release.again", name);
        }
        if (!next.content().equals(book.digest())) {
            throw refusal(
                    "release.stale",
                    next.content(),
                    book.digest(),
                    next.signer().name());
        }
        if (next.signedAt().isBefore(now.minus(OLDEST)) || next.signedAt().isAfter(now.plus(AHEAD))) {
            throw refusal("release.not-now", next.signedAt(), now);
        }
        after.requireReleased(book);
        publishers.require(before, next);
        // What counts is the day on which it is taken: until then others judged, whatever the day of signing was.
        Statement taken = next.signedAt(next.signedAt().isAfter(now) ? next.signedAt() : now);
        ChainRules.against(before.statements(), taken)
                .or(() -> SisterRules.against(sisters, taken))
                .ifPresent(refusal -> {
                    throw refusal;
                });
        return after;
    }

    private ReleaseRefusal refusal(String code, Object... found) {
        return new ReleaseRefusal(false, ReleaseTexts.problem(code, book.id().toString(), found));
    }
}
