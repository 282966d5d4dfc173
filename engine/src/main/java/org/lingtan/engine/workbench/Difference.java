package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * In what two versions of a rulebook differ, in the things of the field instead of lines of text: a spelling, an order of
 * keys or a moved comment is no difference.
 *
 * @param before the version that was
 * @param after the version that comes
 * @param changes the changes: the rulebook as a whole, levels, then clause by clause in the order of the standard
 */
public record Difference(Rulebook before, Rulebook after, List<Change> changes) {

    /** Copies the list. */
    public Difference {
        changes = List.copyOf(changes);
    }

    /**
     * Compares two versions.
     *
     * @param before the version that was
     * @param after the version that comes
     * @return in what they differ
     */
    public static Difference between(BookVersion before, BookVersion after) {
        List<Change> changes = new ArrayList<>();
        changes.addAll(new CoverDifference(before, after).changes());
        changes.addAll(LevelDifference.changes(before.rulebook(), after.rulebook()));
        List<Change> ofClauses = new ArrayList<>();
        ofClauses.addAll(new ClauseDifference(before, after).changes());
        ofClauses.addAll(new ParameterDifference(before, after).changes());
        ofClauses.addAll(RuleDifference.changes(before.rulebook(), after.rulebook()));
        ofClauses.addAll(CaseDifference.changes(before, after));
        changes.addAll(ClauseDifference.inOrder(ofClauses, before.rulebook(), after.rulebook()));
        return new Difference(before.rulebook(), after.rulebook(), changes);
    }

    /**
     * Whether the versions say the same, whatever their bytes.
     *
     * @return true if nothing differs
     */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
