package org.lingtan.api.application;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The people of a case, by their ids: who sits where, and who did what that keeps them from sitting elsewhere.
 *
 * @param seats who sits in which chair
 * @param sat everybody who ever sat in a chair
 * @param park everybody who acted for the park
 * @param involved everybody of the certification body who did anything in the case
 * @param free who declared to have no conflict of interest
 * @param conflicted who declared a conflict of interest
 * @param preparer who put the package in, as it is now
 */
public record Participants(
        Map<Chair, String> seats,
        Map<Chair, SortedSet<String>> sat,
        SortedSet<String> park,
        SortedSet<String> involved,
        SortedSet<String> free,
        SortedSet<String> conflicted,
        Optional<String> preparer) {

    /** Nobody yet. */
    static final Participants NOBODY = new Participants(
            Map.of(), Map.of(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), Optional.empty());

    /** Copies the collections. */
    public Participants {
        seats = Map.copyOf(seats);
        sat = Map.copyOf(sat);
        park = copy(park);
        involved = copy(involved);
        free = copy(free);
        conflicted = copy(conflicted);
    }

    private static SortedSet<String> copy(SortedSet<String> people) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(people));
    }

    /** Whether a person ever sat in any other chair than this one. */
    boolean satElsewhere(String person, Chair chair) {
        return sat.entrySet().stream()
                .anyMatch(seat -> seat.getKey() != chair && seat.getValue().contains(person));
    }

    /** Everybody who ever sat in this chair. */
    Set<String> sat(Chair chair) {
        return sat.getOrDefault(chair, Collections.emptySortedSet());
    }

    /** Everybody who ever sat in a chair. */
    Set<String> everSeated() {
        Set<String> people = new TreeSet<>();
        sat.values().forEach(people::addAll);
        return people;
    }

    Participants seated(Chair chair, String person) {
        Map<Chair, String> now = now();
        now.put(chair, person);
        Map<Chair, SortedSet<String>> ever = new EnumMap<>(Chair.class);
        ever.putAll(sat);
        ever.put(chair, with(ever.getOrDefault(chair, new TreeSet<>()), person));
        return new Participants(now, ever, park, involved, free, conflicted, preparer);
    }

    Participants vacated(Chair chair) {
        Map<Chair, String> now = now();
        now.remove(chair);
        return new Participants(now, sat, park, involved, free, conflicted, preparer);
    }

    private Map<Chair, String> now() {
        Map<Chair, String> now = new EnumMap<>(Chair.class);
        now.putAll(seats);
        return now;
    }

    Participants declared(String person, boolean conflict) {
        SortedSet<String> cleared = new TreeSet<>(free);
        if (conflict) {
            cleared.remove(person);
        } else {
            cleared.add(person);
        }
        SortedSet<String> barred = conflict ? with(conflicted, person) : conflicted;
        return new Participants(seats, sat, park, involved, cleared, barred, preparer);
    }

    Participants actedForPark(String person, boolean prepared) {
        return new Participants(
                seats, sat, with(park, person), involved, free, conflicted, prepared ? Optional.of(person) : preparer);
    }

    Participants actedForBody(String person) {
        return new Participants(seats, sat, park, with(involved, person), free, conflicted, preparer);
    }

    private static SortedSet<String> with(SortedSet<String> people, String person) {
        SortedSet<String> more = new TreeSet<>(people);
        more.add(person);
        return more;
    }
}
