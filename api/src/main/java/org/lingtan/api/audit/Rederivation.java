package org.lingtan.api.audit;

import java.util.function.Consumer;

/** Re-derives one kind of stored state from the journal and holds it against what is stored. Used once. */
public interface Rederivation {

    /**
     * In which order it takes the entries. What is many, as cases are, is taken by subject, so that one is compared and
     * forgotten before the next.
     *
     * @return false for the order of the journal; true for all entries of one subject, in order, before those of another
     */
    default boolean isBySubject() {
        return false;
    }

    /**
     * Takes the next entry of the journal; entries of other kinds are ignored.
     *
     * @param entry the entry
     * @param found takes what cannot be
     */
    void take(JournalEntry entry, Consumer<Discrepancy> found);

    /**
     * Holds what was re-derived against what is stored, both ways.
     *
     * @param found takes what differs
     */
    void compare(Consumer<Discrepancy> found);
}
