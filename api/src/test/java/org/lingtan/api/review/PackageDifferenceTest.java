package org.lingtan.api.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Attachment;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidenceItem.DocumentItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.evidence.Park;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.ReviewRecord.Decision;
import org.lingtan.engine.rulebook.RulebookId;

class PackageDifferenceTest {

    private static final EvidencePackage BEFORE = PackageReader.read(
                    Path.of("../examples/office-park"), Catalogue.shipped())
            .evidence()
            .orElseThrow();

    /** For every component of a package, and of its park, another value; the digest of the bytes follows from the rest. */
    private static final Map<String, Object> OTHERS = Map.ofEntries(
            Map.entry("digest", "sha256:other"),
            Map.entry("park", new Park(new Text("别处", "Elsewhere"), "x", "x", "x", "x", Ratio.of(1))),
            Map.entry("year", 2019),
            Map.entry("applicationDate", LocalDate.EPOCH),
            Map.entry("rulebooks", List.of(RulebookId.parse("cnip@9.0.0"))),
            Map.entry("exclusions", List.of(new Exclusion("cnip", "x", "because", ""))),
            Map.entry("items", List.<EvidenceItem>of()),
            Map.entry("attachments", List.of(new Attachment("attachments/x.pdf", "application/pdf", 1, "sha256:x"))),
            Map.entry("name", new Text("别处", "Elsewhere")),
            Map.entry("creditCode", "another"),
            Map.entry("division", "110000"),
            Map.entry("type", "mixed"),
            Map.entry("boundary", "another"),
            Map.entry("area", Ratio.of(1)));

    /** A record with one component changed. */
    private static <T> T with(T whole, RecordComponent changed) {
        try {
            List<Object> values = new ArrayList<>();
            for (RecordComponent one : whole.getClass().getRecordComponents()) {
                values.add(
                        one.getName().equals(changed.getName())
                                ? OTHERS.get(one.getName())
                                : one.getAccessor().invoke(whole));
            }
            @SuppressWarnings("unchecked")
            Constructor<T> constructor = (Constructor<T>) whole.getClass().getDeclaredConstructors()[0];
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReviewRecord judged(Map<String, Boolean> exclusions) {
        TreeMap<String, Decision> decisions = new TreeMap<>();
        BEFORE.items().forEach(item -> decisions.put(item.id(), new Decision.Accepted()));
        return new ReviewRecord(
                "certified",
                decisions,
                new TreeMap<>(exclusions),
                new TreeMap<>(Map.of("cnip/X1/part", true)),
                new TreeMap<>());
    }

    private static boolean keepsJudgements(EvidencePackage after) {
        ReviewRecord carried = PackageDifference.of(BEFORE, after).carried(judged(Map.of()));
        return !carried.judgements().isEmpty();
    }

    @Test
    void a_judgement_falls_with_whatever_the_package_says_otherwise() {
        assertEquals(true, keepsJudgements(BEFORE));
        for (RecordComponent component : EvidencePackage.class.getRecordComponents()) {
            boolean isDigest = component.getName().equals("digest");
            assertEquals(isDigest, keepsJudgements(with(BEFORE, component)), component.getName());
        }
        RecordComponent park = Arrays.stream(EvidencePackage.class.getRecordComponents())
                .filter(component -> component.getName().equals("park"))
                .findFirst()
                .orElseThrow();
        for (RecordComponent component : Park.class.getRecordComponents()) {
            Park other = with(BEFORE.park(), component);
            EvidencePackage after = new EvidencePackage(
                    BEFORE.digest(),
                    other,
                    BEFORE.year(),
                    BEFORE.applicationDate(),
                    BEFORE.rulebooks(),
                    BEFORE.exclusions(),
                    BEFORE.items(),
                    BEFORE.attachments());
            assertFalse(keepsJudgements(after), park.getName() + "/" + component.getName());
            assertEquals(
                    Map.of(),
                    PackageDifference.of(BEFORE, after)
                            .carried(judged(Map.of()))
                            .decisions(),
                    component.getName() + " is what every item is about");
            List<PackageDifference.Field> header =
                    PackageDifference.of(BEFORE, after).header();
            assertEquals(
                    List.of(component.getName()),
                    header.stream().map(PackageDifference.Field::name).toList());
        }
    }

    /** What is accepted as not applicable was accepted for what its document says. */
    @Test
    void an_exclusion_falls_with_its_document() {
        ReviewRecord record =
                judged(Map.of("zcpc/production.level2-share", true, "zcpc/waste.solid-utilisation", true));
        List<EvidenceItem> items = BEFORE.items().stream()
                .map(item -> item.id().equals("d-079")
                        ? new DocumentItem(item.id(), item.topic(), item.supports(), "another", "sha256:another")
                        : item)
                .toList();
        EvidencePackage after = new EvidencePackage(
                BEFORE.digest(),
                BEFORE.park(),
                BEFORE.year(),
                BEFORE.applicationDate(),
                BEFORE.rulebooks(),
                BEFORE.exclusions(),
                items,
                BEFORE.attachments());
        PackageDifference difference = PackageDifference.of(BEFORE, after);
        assertEquals(
                Map.of("zcpc/waste.solid-utilisation", true),
                difference.carried(record).exclusions());
        assertEquals(
                List.of(
                        "nzcp/unit-energy",
                        "zcpc/production.audit-share",
                        "zcpc/production.green-factory-share",
                        "zcpc/production.level2-share"),
                difference.exclusions());
    }

    private static EvidencePackage with(List<Attachment> attachments) {
        return new EvidencePackage(
                BEFORE.digest(),
                BEFORE.park(),
                BEFORE.year(),
                BEFORE.applicationDate(),
                BEFORE.rulebooks(),
                BEFORE.exclusions(),
                BEFORE.items(),
                attachments);
    }

    /** A value that was read from a file of the package falls with that file, though the item itself says the same. */
    @Test
    void an_adjustment_falls_with_the_file_that_it_relies_on() {
        Attachment file = BEFORE.attachments().get(0);
        TreeMap<String, Decision> decisions = new TreeMap<>();
        BiConsumer<String, String> adjusted = (item, evidence) ->
                decisions.put(item, new Decision.Adjusted(Map.of("value", Ratio.of(1)), "misread", evidence));
        adjusted.accept("whole", file.path());
        adjusted.accept("page", file.path() + "#3");
        adjusted.accept("words", "见" + file.path() + "第3页");
        adjusted.accept("other", BEFORE.attachments().get(1).path() + "#3");
        adjusted.accept("visit", "read off the meter on site");
        ReviewRecord record =
                new ReviewRecord("certified", decisions, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        List<Attachment> others = new ArrayList<>(BEFORE.attachments());
        others.set(0, new Attachment(file.path(), file.mediaType(), file.size(), "sha256:another"));
        Set<String> kept = Set.of("other", "visit");
        assertEquals(
                kept,
                PackageDifference.of(BEFORE, with(others))
                        .carried(record)
                        .decisions()
                        .keySet());
        others.remove(0);
        assertEquals(
                kept,
                PackageDifference.of(BEFORE, with(others))
                        .carried(record)
                        .decisions()
                        .keySet(),
                "a file that is gone proves nothing either");
        assertEquals(
                decisions.keySet(),
                PackageDifference.of(BEFORE, BEFORE).carried(record).decisions().keySet());
    }
}
