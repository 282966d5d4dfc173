package org.lingtan.api.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lingtan.engine.evidence.Attachment;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.evidence.Park;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.ReviewRecord.Decision;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * In what two versions of a package differ. An item differs where anything that it says does, also a byte of a file that
 * supports it.
 *
 * @param header the fields outside of the evidence that say something else
 * @param added what only the later one has
 * @param removed what only the earlier one has
 * @param changed what says something else under the same id
 * @param exclusions the criteria, {@code rulebook/criterion}, that are declared not applicable by one of them alone, or
 *     otherwise, or by a document that differs
 * @param attachments the paths of the files that only one of them has, or with other bytes
 */
public record PackageDifference(
        List<Field> header,
        List<Item> added,
        List<Item> removed,
        List<Item> changed,
        List<String> exclusions,
        List<String> attachments) {

    /**
     * A field that differs.
     *
     * @param name its name in evidence.xml
     * @param before what the earlier version says
     * @param after what the later version says
     */
    public record Field(String name, String before, String after) {}

    /**
     * An item of evidence.
     *
     * @param id its id in the package
     * @param topic what it is evidence of
     */
    public record Item(String id, String topic) {}

    /** Copies the lists. */
    public PackageDifference {
        header = List.copyOf(header);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        exclusions = List.copyOf(exclusions);
        attachments = List.copyOf(attachments);
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
        return new PackageDifference(
                header(before, after),
                added,
                removed,
                changed,
                exclusions(before, after, ids(changed)),
                differing(before.attachments(), after.attachments(), Attachment::path));
    }

    private static List<Field> header(EvidencePackage before, EvidencePackage after) {
        Map<String, String> now = header(after);
        return header(before).entrySet().stream()
                .map(field -> new Field(field.getKey(), field.getValue(), now.getOrDefault(field.getKey(), "")))
                .filter(field -> !field.before().equals(field.after()))
                .toList();
    }

    /** All that a package says outside of its evidence, by the names of evidence.xml and in its order. */
    private static Map<String, String> header(EvidencePackage evidence) {
        Park park = evidence.park();
        Map<String, String> header = new LinkedHashMap<>();
        header.put("applicationDate", evidence.applicationDate().toString());
        header.put("creditCode", park.creditCode());
        header.put("division", park.division());
        header.put("type", park.type());
        header.put("area", park.area().toString());
        header.put("name", park.name().zh() + " / " + park.name().en());
        header.put("boundary", park.boundary());
        header.put("year", String.valueOf(evidence.year()));
        header.put("rulebooks", rulebooks(evidence));
        return header;
    }

    /**
     * What a package applies for.
     *
     * @param evidence the package
     * @return the rulebooks with their versions, in its order
     */
    public static String rulebooks(EvidencePackage evidence) {
        return evidence.rulebooks().stream().map(RulebookId::toString).collect(Collectors.joining(", "));
    }

    private static Map<String, EvidenceItem> byId(EvidencePackage evidence) {
        Map<String, EvidenceItem> items = new TreeMap<>();
        evidence.items().forEach(item -> items.put(item.id(), item));
        return items;
    }

    private static Item shown(EvidenceItem item) {
        return new Item(item.id(), item.topic());
    }

    /** What is not applicable by a document of which another version came is to be looked at again. */
    private static List<String> exclusions(EvidencePackage before, EvidencePackage after, Set<String> changed) {
        Stream<String> unproved = after.exclusions().stream()
                .filter(one -> changed.contains(one.document()))
                .map(PackageDifference::key);
        return Stream.concat(
                        differing(before.exclusions(), after.exclusions(), PackageDifference::key).stream(), unproved)
                .distinct()
                .sorted()
                .toList();
    }

    private static <T> List<String> differing(List<T> before, List<T> after, Function<T, String> name) {
        return Stream.concat(
                        before.stream().filter(one -> !after.contains(one)),
                        after.stream().filter(one -> !before.contains(one)))
                .map(name)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What a record names an exclusion by.
     *
     * @param exclusion the exclusion
     * @return {@code rulebook/criterion}
     */
    public static String key(Exclusion exclusion) {
        return exclusion.rulebook() + "/" + exclusion.criterion();
    }

    private static Set<String> ids(List<Item> items) {
        return items.stream().map(Item::id).collect(Collectors.toSet());
    }

    /**
     * What stays of the decisions about the earlier version. A decision about an item that differs has to be made anew; a
     * judgement rests on all that was seen, so it falls with any difference, and an adjustment with a file of the package that
     * it names as what it relies on, by its path and wherever in the text. Area, day and boundary are what every item is
     * about: where they change, nothing that was decided stays.
     *
     * @param record what was decided about the earlier version
     * @return what stands about the later version; of refused credit units all, whether or not it still claims them
     */
    public ReviewRecord carried(ReviewRecord record) {
        if (!header.isEmpty()) {
            return new ReviewRecord(
                    record.assurance(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), record.refusedUnits());
        }
        Set<String> fallen = new HashSet<>(exclusions);
        fallen.addAll(ids(removed));
        fallen.addAll(ids(changed));
        boolean isSame = added.isEmpty() && fallen.isEmpty() && attachments.isEmpty();
        return new ReviewRecord(
                record.assurance(),
                standing(without(record.decisions(), fallen)),
                without(record.exclusions(), fallen),
                isSame ? record.judgements() : new TreeMap<>(),
                record.refusedUnits());
    }

    /** Without those that rely on a file whose bytes are others by now, or gone. */
    private SortedMap<String, Decision> standing(SortedMap<String, Decision> decisions) {
        decisions.values().removeIf(decision -> {
            String evidence = decision.match(accepted -> "", rejected -> "", Decision.Adjusted::evidence);
            return attachments.stream().anyMatch(evidence::contains);
        });
        return decisions;
    }

    private static <T> SortedMap<String, T> without(SortedMap<String, T> all, Set<String> fallen) {
        SortedMap<String, T> kept = new TreeMap<>(all);
        kept.keySet().removeIf(key -> fallen.contains(key));
        return kept;
    }
}
