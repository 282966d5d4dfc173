package org.lingtan.engine.workbench;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.CaseImpact.Cause;
import org.lingtan.engine.workbench.StoredCase.Status;

/**
 * What a new version does to stored packages.
 *
 * @param before the version that was
 * @param after the version that comes
 * @param days when the two versions judge
 * @param packages how many packages were looked at
 * @param elsewhere how many of them apply for other rulebooks only
 * @param refused how many were refused when taken in
 * @param refusedBy how often each code was among the reasons
 * @param firstRefused the first of the refused packages by name
 * @param sections drafts, open and closed cases apart; a section without cases is left out
 */
public record Impact(
        Rulebook before,
        Rulebook after,
        ImpactRun.Days days,
        long packages,
        long elsewhere,
        long refused,
        SortedMap<String, Long> refusedBy,
        List<CaseImpact.Refused> firstRefused,
        List<Section> sections) {

    /** How many cases each list of single cases holds at most. */
    public static final int MOST_CASES = 20;

    /** Width of a bar of the distribution of scores, in points. */
    public static final int SCORE_STEP = 5;

    /** Copies the lists. */
    public Impact {
        firstRefused = List.copyOf(firstRefused);
        sections = List.copyOf(sections);
    }

    /**
     * The cases of one standing.
     *
     * @param status where they stand
     * @param cases how many packages
     * @param subjects how many ratings: one for each park, or one for each building
     * @param certified how many packages have a review record
     * @param beforeNotInForce packages dated on a day on which the version before is not in force
     * @param afterNotInForce packages dated on a day on which the version after is not in force
     * @param moves how the scores move
     * @param transitions how many subjects go from one level to another or stay; the ids, empty for no level
     * @param scoresBefore how many scores fall into each step of {@link #SCORE_STEP} points, by the lower end
     * @param scoresAfter the same after
     * @param criteria what each criterion does, by id; without those that change nothing
     * @param causes in how many subjects a change decided over the level
     * @param rises the greatest rises
     * @param falls the greatest falls
     * @param crossings the first subjects, by name, whose level changes
     */
    public record Section(
            Status status,
            long cases,
            long subjects,
            long certified,
            long beforeNotInForce,
            long afterNotInForce,
            Moves moves,
            SortedMap<Transition, Long> transitions,
            SortedMap<Integer, Long> scoresBefore,
            SortedMap<Integer, Long> scoresAfter,
            Map<String, CriterionImpact> criteria,
            SortedMap<Cause, Long> causes,
            List<SingleCase> rises,
            List<SingleCase> falls,
            List<SingleCase> crossings) {
        /** Copies the lists. */
        public Section {
            rises = List.copyOf(rises);
            falls = List.copyOf(falls);
            crossings = List.copyOf(crossings);
        }

        /**
         * How many subjects change their level.
         *
         * @return the number
         */
        public long crossed() {
            return transitions.entrySet().stream()
                    .filter(entry ->
                            !entry.getKey().before().equals(entry.getKey().after()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * How scores move.
     *
     * @param up how many rise
     * @param down how many fall
     * @param same how many stay, to the last digit
     * @param without how many have no score before or after
     * @param sum the sum of all moves; each is rounded half-even to 20 decimals before it is added, since an exact sum of
     *     many fractions grows without bound
     */
    public record Moves(long up, long down, long same, long without, BigDecimal sum) {}

    /**
     * From a level to a level.
     *
     * @param before its id; empty for none
     * @param after its id; empty for none
     */
    public record Transition(String before, String after) implements Comparable<Transition> {
        @Override
        public int compareTo(Transition other) {
            int order = before.compareTo(other.before);
            return order != 0 ? order : after.compareTo(other.after);
        }
    }

    /**
     * What a criterion does.
     *
     * @param up how many subjects win points by it
     * @param down how many lose points by it
     * @param outcomes in how many subjects it ends in another outcome
     * @param sum the sum of the points moved, rounded like {@link Moves#sum()}
     */
    public record CriterionImpact(long up, long down, long outcomes, BigDecimal sum) {}

    /**
     * One subject, as a list shows it.
     *
     * @param stored the case
     * @param impact the subject
     */
    public record SingleCase(CaseImpact.Rerated stored, CaseImpact.SubjectImpact impact) {
        /**
         * How far the score moves.
         *
         * @return the move; 0 where there is no score
         */
        public Ratio move() {
            return impact.move().orElse(Ratio.ZERO);
        }
    }

    /**
     * How many subjects were rated by both versions.
     *
     * @return the number; 0 says that nothing could be compared
     */
    public long subjects() {
        return sections.stream().mapToLong(Section::subjects).sum();
    }

    /**
     * The cases of one standing.
     *
     * @param status where they stand
     * @return the section, or empty if there are none
     */
    public Optional<Section> find(Status status) {
        return sections.stream().filter(section -> section.status() == status).findFirst();
    }
}
