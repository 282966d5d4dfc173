package org.lingtan.engine.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;

/**
 * One version of a rulebook as its files say it: everything but the compiled rules.
 *
 * @param id id and version
 * @param digest {@code sha256:} over the sorted list of path and SHA-256 of every file but those under release/
 * @param titles the titles
 * @param standard the standard of the catalogue that it implements
 * @param edition the edition of that standard
 * @param effectiveFrom the first day on which this version judges applications
 * @param effectiveTo the last day, or null while it is in force
 * @param optInFrom cases registered from this day on, but before {@code effectiveFrom}, may choose this version; null if
 *     none may
 * @param scheme how findings become a rating
 * @param subject {@code park}, or the table whose rows are assessed one by one, for example {@code building-records}
 * @param offsets whether the level asks for offsets
 * @param dependencies the rulebooks evaluated first, pinned
 * @param groups the dimensions, systems or first-level indicators that scores are grouped by
 * @param criteria the criteria, in the order of the standard
 * @param parameters every number
 * @param levels the levels, from the lowest
 * @param rules the rule files
 */
public record Rulebook(
        RulebookId id,
        String digest,
        Text titles,
        String standard,
        String edition,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable LocalDate optInFrom,
        Scheme scheme,
        String subject,
        boolean offsets,
        List<RulebookId> dependencies,
        List<Group> groups,
        List<Criterion> criteria,
        Parameters parameters,
        List<Level> levels,
        List<RuleFile> rules) {

    /** The criterion without whose full marks a capped total has no level at all (GB/T 50378-2019, 3.2.8). */
    public static final String GATE = "control";

    /** The subject of a rulebook that names none. */
    static final String PARK = "park";

    /** How findings become a rating. */
    public enum Scheme {
        /** Points add up to a total (D of the evaluation methods). */
        ADDITIVE,
        /** Shares of leading values, weighted dynamically (S_ZCE, formula 1). */
        WEIGHTED,
        /** Basic conditions and a core limit (source N). */
        ACCEPTANCE,
        /** A total capped by prerequisites (GB/T 50378). */
        CAPPED
    }

    /**
     * A dimension, system or first-level indicator.
     *
     * @param id the id
     * @param titles the titles
     * @param weight the parameter with its weight; empty where groups have none
     */
    public record Group(String id, Text titles, String weight) {}

    /**
     * A rule file.
     *
     * @param path the path below the version folder, with forward slashes
     * @param source gives the DRL; of a rulebook on a shelf it is read again, as nothing needs it after compiling
     */
    public record RuleFile(String path, Supplier<String> source) {
        /**
         * The DRL.
         *
         * @return the text
         * @throws RulebookDefects if the file was changed since the rulebook was read
         * @throws java.io.UncheckedIOException if it cannot be read any more
         */
        public String text() {
            return source.get();
        }
    }

    /** Copies the lists. */
    public Rulebook {
        dependencies = List.copyOf(dependencies);
        groups = List.copyOf(groups);
        criteria = List.copyOf(criteria);
        levels = List.copyOf(levels);
        rules = List.copyOf(rules);
    }

    /**
     * The same rulebook with other rule files: for variants that are compiled apart.
     *
     * @param others the rule files
     * @return a rulebook that differs in nothing else; its digest is that of the original
     */
    public Rulebook withRules(List<RuleFile> others) {
        return new Rulebook(
                id,
                digest,
                titles,
                standard,
                edition,
                effectiveFrom,
                effectiveTo,
                optInFrom,
                scheme,
                subject,
                offsets,
                dependencies,
                groups,
                criteria,
                parameters,
                levels,
                others);
    }

    /**
     * The criteria that bar levels whatever the score: those of the kind, and where the total is capped the one without
     * whose full marks there is no level.
     *
     * @return their ids; empty where levels rest on points and offsets alone
     */
    public Set<String> prerequisites() {
        return criteria.stream()
                .filter(criterion -> criterion.kind() == Criterion.Kind.PREREQUISITE
                        || (scheme == Scheme.CAPPED && criterion.id().equals(GATE)))
                .map(Criterion::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the rulebook assesses a park as a whole, and not the rows of a table one by one.
     *
     * @return true for every rulebook but those of buildings
     */
    public boolean isOfPark() {
        return subject.equals(PARK);
    }

    /**
     * The day of the validity on the cover that is nearest to a day. What releases say later of validity does not count.
     *
     * @param date the day
     * @return the day itself where it lies in the validity, else the first or the last day of it
     */
    public LocalDate nearest(LocalDate date) {
        if (date.isBefore(effectiveFrom)) {
            return effectiveFrom;
        }
        return effectiveTo != null && date.isAfter(effectiveTo) ? effectiveTo : date;
    }
}
