package org.lingtan.api.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.evidence.ReviewRecord;

/**
 * In what the items of evidence of two versions of a package differ. An item differs where anything that it says does, also
 * a byte of a file that supports it.
 *
 * @param added what only the later one has
 * @param removed what only the earlier one has
 * @param changed what says something else under the same id
 * @param exclusions the criteria, {@code rulebook/criterion}, that are declared not applicable by one of them alone, or otherwise
 */
public record PackageDifference(List<Item> added, List<Item> removed, List<Item> changed, List<String> exclusions) {

    /**
     * An item of evidence.
     *
     * @param id its id in the package
     * @param topic what it is evidence of
     */
    public record Item(String id, String topic) {}

    /** Copies the lists. */
    public PackageDifference {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        exclusions = List.copyOf(exclusions);
    }

    /**
     * The difference of two versions.
     *
     * @param before the earlier one
     * @param after the later one
     * @return the difference, each list in the order of the package that it is taken from
     */
    public static PackageDifference of(EvidencePackage before, EvidencePackage after) {
        Map<String, EvidenceItem> then = byId(before);
        Map<String, EvidenceItem> now = byId(after);
        List<Item> added = new ArrayList<>();
        List<Item> removed = new ArrayList<>();
        List<Item> changed = new ArrayList<>();
        for (EvidenceItem item : after.items()) {
            EvidenceItem former = then.get(item.id());
            if (former == null) {
                added.add(shown(item));
            } else if (!former.digest().equals(item.digest())) {
                changed.add(shown(item));
            }
        }
        before.items().stream()
                .filter(item -> !now.containsKey(item.id()))
                .map(PackageDifference::shown)
                .forEach(removed::add);
        return new PackageDifference(added, removed, changed, exclusions(before, after));
    }

    private static Map<String, EvidenceItem> byId(EvidencePackage evidence) {
        Map<String, EvidenceItem> items = new TreeMap<>();
        evidence.items().forEach(item -> items.put(item.id(), item));
        return items;
    }

    private static Item shown(EvidenceItem item) {
        return new Item(item.id(), item.topic());
    }

    private static List<String> exclusions(EvidencePackage before, EvidencePackage after) {
        return Stream.concat(
                        before.exclusions().stream()
                                .filter(one -> !after.exclusions().contains(one)),
                        after.exclusions().stream()
                                .filter(one -> !before.exclusions().contains(one)))
                .map(PackageDifference::key)
                .distinct()
                .sorted()
                .toList();
    }

    private static String key(Exclusion exclusion) {
        return exclusion.rulebook() + "/" + exclusion.criterion();
    }

    /**
     * What stays of the decisions about the earlier version. A decision about an item that differs has to be made anew; a
     * judgement rests on all that was seen, so it falls with any difference.
     *
     * @param record what was decided about the earlier version
     * @param refused what of the refused credit units the later one still claims, in the form of the record
     * @return what stands about the later version
     */
    public ReviewRecord carried(ReviewRecord record, SortedMap<String, String> refused) {
        Set<String> fallen = new HashSet<>(exclusions);
        removed.forEach(item -> fallen.add(item.id()));
        changed.forEach(item -> fallen.add(item.id()));
        boolean isSame = added.isEmpty() && fallen.isEmpty();
        return new ReviewRecord(
                record.assurance(),
                without(record.decisions(), fallen),
                without(record.exclusions(), fallen),
                isSame ? record.judgements() : new TreeMap<>(),
                refused);
    }

    private static <T> SortedMap<String, T> without(SortedMap<String, T> all, Set<String> fallen) {
        SortedMap<String, T> kept = new TreeMap<>(all);
        kept.keySet().removeIf(key -> fallen.contains(key));
        return kept;
    }
}
