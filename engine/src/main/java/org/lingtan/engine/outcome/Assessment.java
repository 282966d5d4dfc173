package org.lingtan.engine.outcome;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * The assessment of one subject by one version of one rulebook.
 *
 * @param rulebook the rulebook
 * @param titles its titles
 * @param rulebookDigest its digest
 * @param dependencies the digests of the rulebooks it rests on
 * @param factorsDigest the digest of the factor tables
 * @param subject the subject, for example a building; empty for the park
 * @param date the assessment date
 * @param assurance {@code self} or {@code certified}
 * @param rating score, levels and what goes with them
 * @param determinations the determinations, in the order of the standard
 * @param offsets the annual offsetting, where the rulebook asks for it
 * @param basis the most points by basis
 * @param coverage the measures by system; empty where the rulebook has none
 * @param warnings what the reader must know
 * @param digest SHA-256 over the canonical JSON of everything that determines the assessment
 */
public record Assessment(
        RulebookId rulebook,
        Text titles,
        String rulebookDigest,
        SortedMap<RulebookId, String> dependencies,
        String factorsDigest,
        String subject,
        LocalDate date,
        String assurance,
        Rating rating,
        List<Determination> determinations,
        Optional<OffsetAccount> offsets,
        SortedMap<String, Ratio> basis,
        List<Coverage> coverage,
        List<Text> warnings,
        String digest) {

    /**
     * Score and levels.
     *
     * @param score the score; empty where the rulebook gives none or it is undetermined
     * @param level the level over proved score and proved offsets; empty for none
     * @param claimedLevel the level over claimed score and claimed offsets; empty for none
     * @param zeroCarbonPark whether the park is a zero carbon park; empty where the rulebook does not say
     * @param groups the scores by group
     */
    public record Rating(
            Optional<Score> score,
            Optional<Level> level,
            Optional<Level> claimedLevel,
            Optional<Boolean> zeroCarbonPark,
            List<GroupScore> groups) {
        /** Copies the list. */
        public Rating {
            groups = List.copyOf(groups);
        }
    }

    /**
     * The score of a group.
     *
     * @param id the group
     * @param titles its titles
     * @param score its score
     */
    public record GroupScore(String id, Text titles, Score score) {}

    /**
     * The measures of one system.
     *
     * @param system the system
     * @param titles its titles
     * @param outcomes how many measures ended in each outcome
     * @param twinRoles the digital-twin roles anchored in the system
     * @param twinEvidenced how many of them are evidenced
     */
    public record Coverage(
            String system, Text titles, SortedMap<Outcome, Integer> outcomes, int twinRoles, int twinEvidenced) {
        /** Copies the map. */
        public Coverage {
            outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        }
    }

    /** Copies the collections. */
    public Assessment {
        dependencies = Collections.unmodifiableSortedMap(new TreeMap<>(dependencies));
        determinations = List.copyOf(determinations);
        basis = Collections.unmodifiableSortedMap(new TreeMap<>(basis));
        coverage = List.copyOf(coverage);
        warnings = List.copyOf(warnings);
    }
}
