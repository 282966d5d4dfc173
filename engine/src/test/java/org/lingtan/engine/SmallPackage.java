package org.lingtan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Attachment;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.evidence.Park;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.ReviewRecord.Decision;
import org.lingtan.engine.evidence.Row;
import org.lingtan.engine.evidence.Support;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.outcome.Determination;

/** Packages for the small books, item by item; the digest of the package follows from what it says. */
public final class SmallPackage {

    static final LocalDate DATE = LocalDate.of(2026, 3, 1);
    static final Catalogue CATALOGUE = Catalogue.shipped();

    private static final String FILE = "attachments/all.csv";

    private final List<EvidenceItem> items = new ArrayList<>();
    private final List<Exclusion> exclusions = new ArrayList<>();
    private LocalDate applied = DATE;

    public static SmallPackage empty() {
        return new SmallPackage();
    }

    /** Everything that the book "sound" asks for. */
    public static SmallPackage sound() {
        return empty().enterprises("assessed", 5, 4)
                .attest("platform.basic", true)
                .attest("platform.effects", true)
                .document("management.body")
                .attest("care.taken", true);
    }

    private static List<Support> supports(boolean supported) {
        return supported ? List.of(new Support(FILE, "line 1")) : List.of();
    }

    private static String digest(Object... says) {
        return CanonicalJson.digest(List.of(says).toString());
    }

    SmallPackage appliedOn(LocalDate date) {
        applied = date;
        return this;
    }

    SmallPackage attest(String topic, boolean yes) {
        return attest(topic, yes, true);
    }

    SmallPackage attest(String topic, boolean yes, boolean supported) {
        items.add(new EvidenceItem.Attestation(
                "a-" + topic, topic, supports(supported), yes, digest(topic, yes, supported)));
        return this;
    }

    SmallPackage document(String topic) {
        return document(topic, true);
    }

    SmallPackage document(String topic, boolean supported) {
        items.add(new EvidenceItem.DocumentItem(
                "d-" + topic, topic, supports(supported), "Document", digest(topic, supported)));
        return this;
    }

    SmallPackage declare(String quantity, Ratio value) {
        String unit = CATALOGUE.quantity(quantity).unit();
        items.add(new EvidenceItem.DeclaredQuantity(
                "q-" + quantity, quantity, supports(true), value, unit, digest(quantity, value)));
        return this;
    }

    /** A register of so many enterprises, the first few of which have a flag set. */
    SmallPackage enterprises(String flag, int all, int flagged) {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= all; i++) {
            rows.add(new Row(
                    FILE + "#line " + (i + 1),
                    Map.of(
                            "id",
                            "E" + i,
                            "name",
                            "Enterprise " + i,
                            "industrial",
                            true,
                            "above-scale",
                            false,
                            flag,
                            i <= flagged)));
        }
        return table("enterprises", rows);
    }

    SmallPackage table(String table, List<Row> rows) {
        items.add(new EvidenceItem.Table("t-" + table, table, supports(true), rows, digest(table, rows)));
        return this;
    }

    SmallPackage exclude(String book, String criterion, String document) {
        exclusions.add(new Exclusion(book, criterion, "there is none", document));
        return this;
    }

    public EvidencePackage build() {
        return new EvidencePackage(
                digest(items, exclusions, applied),
                new Park(
                        new Text("园区", "Park"),
                        "91430100MA4L16JQ8A",
                        "430100",
                        "industrial",
                        "whole",
                        Ratio.of(1_000_000)),
                2025,
                applied,
                List.of(TestBooks.id("sound")),
                exclusions,
                items,
                List.of(new Attachment(FILE, "text/csv", 1, digest("file"))));
    }

    Assessment assess(String book) {
        return assess(book, ReviewRecord.none());
    }

    Assessment assess(String book, ReviewRecord review) {
        return assessAll(book, review).get(0);
    }

    List<Assessment> assessAll(String book, ReviewRecord review) {
        return new AssessmentEngine(CATALOGUE, TestBooks.library(), EvaluationMode.BOTH)
                .assess(build(), List.of(TestBooks.id(book)), DATE, review);
    }

    /** A certification in which every item is accepted. */
    Review accepted() {
        Review review = new Review();
        items.forEach(item -> review.decide(item.id(), new Decision.Accepted()));
        return review;
    }

    static Determination determination(Assessment assessment, String criterion) {
        return assessment.determinations().stream()
                .filter(determination -> determination.criterion().equals(criterion))
                .findFirst()
                .orElseThrow();
    }

    /** Points of a criterion: proved, claimed, possible and the most. */
    static String points(Assessment assessment, String criterion) {
        Determination found = determination(assessment, criterion);
        return String.join(
                " ",
                found.points().toDecimal(),
                found.claimedPoints().toDecimal(),
                found.possiblePoints().toDecimal(),
                found.max().toDecimal());
    }

    /** The score: proved, claimed, possible and the most. */
    static String score(Assessment assessment) {
        return assessment
                .rating()
                .score()
                .map(score -> String.join(
                        " ",
                        score.proved().toDecimal(),
                        score.claimed().toDecimal(),
                        score.possible().toDecimal(),
                        score.max().toDecimal()))
                .orElse("none");
    }

    /** A review in the making. */
    static final class Review {

        private final TreeMap<String, Decision> decisions = new TreeMap<>();
        private final TreeMap<String, Boolean> exclusions = new TreeMap<>();
        private final TreeMap<String, Boolean> judgements = new TreeMap<>();

        Review decide(String item, Decision decision) {
            decisions.put(item, decision);
            return this;
        }

        Review undecide(String item) {
            decisions.remove(item);
            return this;
        }

        Review exclusion(String key, boolean accepted) {
            exclusions.put(key, accepted);
            return this;
        }

        Review judge(String key, boolean answer) {
            judgements.put(key, answer);
            return this;
        }

        ReviewRecord record() {
            return new ReviewRecord("certified", decisions, exclusions, judgements, new TreeMap<>());
        }
    }
}
