package org.lingtan.engine;

import java.util.List;
import org.lingtan.engine.fact.Attested;
import org.lingtan.engine.fact.Described;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Measured;
import org.lingtan.engine.fact.Open;

/** The facts of one view, criterion after criterion in the order of the rulebook. */
final class CriterionFacts {

    private final List<Fact> facts;
    private final int[] ends;

    /** The facts, and for each criterion the place behind its last one. */
    CriterionFacts(List<Fact> facts, int[] ends) {
        this.facts = facts;
        this.ends = ends;
    }

    List<Fact> all() {
        return facts;
    }

    List<Fact> of(int criterion) {
        return facts.subList(start(criterion), ends[criterion]);
    }

    private int start(int criterion) {
        return criterion == 0 ? 0 : ends[criterion - 1];
    }

    /** Whether the rules of a criterion see the same in another view: facts of one kind that say the same, one by one. */
    boolean isSame(int criterion, CriterionFacts other) {
        int start = start(criterion);
        int otherStart = other.start(criterion);
        int count = ends[criterion] - start;
        if (count != other.ends[criterion] - otherStart) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!isSame(facts.get(start + i), other.facts.get(otherStart + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Fact one, Fact other) {
        if (one.getClass() != other.getClass()
                || !one.getTopic().equals(other.getTopic())
                || !one.getPart().equals(other.getPart())) {
            return false;
        }
        if (one instanceof Measured measured && other instanceof Measured second) {
            return measured.value().equals(second.value());
        }
        if (one instanceof Attested attested && other instanceof Attested second) {
            return attested.isYes() == second.isYes();
        }
        if (one instanceof Described described && other instanceof Described second) {
            return described.getValue().equals(second.getValue());
        }
        return !(one instanceof Open open) || !(other instanceof Open second) || open.reason() == second.reason();
    }
}
