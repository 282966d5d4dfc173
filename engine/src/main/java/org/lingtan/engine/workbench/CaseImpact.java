package org.lingtan.engine.workbench;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.workbench.StoredCase.Status;

/** What became of one stored package under two versions. Closed. */
public sealed interface CaseImpact {

    /**
     * The name of the package.
     *
     * @return the name of its file or folder
     */
    String name();

    /**
     * Taking it in refuses the package, so that neither version judges it.
     *
     * @param name the name of the package
     * @param problems the errors, at most ten
     */
    record Refused(String name, List<Problem> problems) implements CaseImpact {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The package does not apply for this rulebook.
     *
     * @param name the name of the package
     */
    record Elsewhere(String name) implements CaseImpact {}

    /**
     * The package was rated by both versions.
     *
     * @param name the name of the package
     * @param status where the case stands
     * @param park the park
     * @param date the date of the case: registered, else applied
     * @param isCertified whether a review record lies beside the package
     * @param beforeInForce whether the version before is in force on that date
     * @param afterInForce whether the version after is
     * @param subjects one for the park, or one for each building
     */
    record Rerated(
            String name,
            Status status,
            Text park,
            LocalDate date,
            boolean isCertified,
            boolean beforeInForce,
            boolean afterInForce,
            List<SubjectImpact> subjects)
            implements CaseImpact {
        /** Copies the list. */
        public Rerated {
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * One subject under two versions.
     *
     * @param subject the building; empty for the park
     * @param scoreBefore the proved score before; empty where there is none
     * @param scoreAfter the proved score after
     * @param levelBefore the level before; empty for none
     * @param levelAfter the level after
     * @param moved points won and lost by criterion, without those that stay
     * @param outcomes the criteria whose outcome is another
     * @param causes for another level: every change without which the level after would not have been reached
     */
    record SubjectImpact(
            String subject,
            Optional<Ratio> scoreBefore,
            Optional<Ratio> scoreAfter,
            Optional<Level> levelBefore,
            Optional<Level> levelAfter,
            Map<String, Ratio> moved,
            Map<String, OutcomeChange> outcomes,
            List<Cause> causes) {
        /** Copies the collections. */
        public SubjectImpact {
            moved = Collections.unmodifiableMap(new LinkedHashMap<>(moved));
            outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
            causes = List.copyOf(causes);
        }

        /**
         * How far the score moves.
         *
         * @return score after less score before; empty where either is missing
         */
        public Optional<Ratio> move() {
            return scoreBefore.flatMap(before -> scoreAfter.map(after -> after.minus(before)));
        }

        /**
         * Whether the level is another.
         *
         * @return true if the ids differ
         */
        public boolean crosses() {
            return !levelBefore.map(Level::id).equals(levelAfter.map(Level::id));
        }
    }

    /**
     * A criterion ends in another outcome.
     *
     * @param before the outcome before; empty where the criterion is new
     * @param after the outcome after; empty where the criterion is gone
     */
    record OutcomeChange(Optional<Outcome> before, Optional<Outcome> after) {}

    /**
     * A change that decides over a level.
     *
     * @param kind what changed
     * @param criterion the criterion of a clause; else empty
     */
    record Cause(Kind kind, String criterion) implements Comparable<Cause> {

        /** What changed. */
        public enum Kind {
            /** A clause. */
            CLAUSE,
            /** The bounds or conditions of levels. */
            LEVELS,
            /** Weights and numbers of the sum. */
            WEIGHTS,
            /** The account of offsets. */
            OFFSETS,
            /** Several changes, none of which is needed alone. */
            SEVERAL
        }

        @Override
        public int compareTo(Cause other) {
            int order = kind.compareTo(other.kind);
            return order != 0 ? order : criterion.compareTo(other.criterion);
        }
    }

    /**
     * Handles every kind.
     *
     * @param <T> the result
     * @param refused for a refused package
     * @param elsewhere for a package that applies for other rulebooks
     * @param rerated for a package that both versions rated
     * @return what the function for the kind returns
     */
    default <T> T match(Function<Refused, T> refused, Function<Elsewhere, T> elsewhere, Function<Rerated, T> rerated) {
        if (this instanceof Refused r) {
            return refused.apply(r);
        }
        return this instanceof Elsewhere e ? elsewhere.apply(e) : rerated.apply((Rerated) this);
    }
}
