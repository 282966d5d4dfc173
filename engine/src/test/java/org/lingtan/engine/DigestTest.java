package org.lingtan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.ReviewRecord.Decision;
import org.lingtan.engine.outcome.Assessment;

/** The digest of an assessment changes with whatever determines it, and with nothing else. */
class DigestTest {

    private static String digest(EvidencePackage evidence, String book, LocalDate date, EvaluationMode mode) {
        return new AssessmentEngine(SmallPackage.CATALOGUE, TestBooks.library(), mode)
                .assess(evidence, List.of(TestBooks.id(book)), date, ReviewRecord.none())
                .get(0)
                .digest();
    }

    private static String digest(SmallPackage evidence) {
        return digest(evidence.build(), "sound", SmallPackage.DATE, EvaluationMode.SESSION);
    }

    @Test
    void the_same_inputs_give_the_same_digest_by_either_evaluator() {
        String once = digest(SmallPackage.sound());
        assertEquals(once, digest(SmallPackage.sound()));
        EvidencePackage evidence = SmallPackage.sound().build();
        assertEquals(once, digest(evidence, "sound", SmallPackage.DATE, EvaluationMode.FLAT));
        assertEquals(once, digest(evidence, "sound", SmallPackage.DATE, EvaluationMode.BOTH));
    }

    @Test
    void neither_locale_nor_time_zone_changes_it() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String once = digest(SmallPackage.sound());
        try {
            for (String tag : List.of("tr-TR", "ar-SA-u-nu-arab", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertEquals(once, digest(SmallPackage.sound()), tag);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void each_thing_that_determines_the_assessment_changes_it() {
        Set<String> digests = new HashSet<>();
        EvidencePackage evidence = SmallPackage.sound().build();
        digests.add(digest(SmallPackage.sound()));
        digests.add(digest(evidence, "sound", SmallPackage.DATE.plusDays(1), EvaluationMode.SESSION));
        digests.add(digest(evidence, "town", SmallPackage.DATE, EvaluationMode.SESSION));
        digests.add(digest(SmallPackage.sound().document("no.criterion.asks.for.this")));
        digests.add(digest(SmallPackage.sound().appliedOn(LocalDate.of(2026, 2, 28))));
        assertEquals(5, digests.size());
    }

    @Test
    void each_part_of_the_review_changes_it() {
        SmallPackage evidence = SmallPackage.sound();
        List<ReviewRecord> reviews = List.of(
                ReviewRecord.none(),
                evidence.accepted().record(),
                evidence.accepted().judge("sound/A4/care", true).record(),
                evidence.accepted().judge("sound/A4/care", false).record(),
                evidence.accepted().exclusion("sound/A3", false).record(),
                evidence.accepted().undecide("d-management.body").record(),
                evidence.accepted()
                        .decide("d-management.body", new Decision.Rejected("one reason"))
                        .record(),
                evidence.accepted()
                        .decide("d-management.body", new Decision.Rejected("another"))
                        .record());
        Set<String> digests = new HashSet<>();
        reviews.forEach(review -> digests.add(evidence.assess("sound", review).digest()));
        assertEquals(reviews.size(), digests.size());
    }

    @Test
    void a_sealed_assessment_names_what_it_rests_on() {
        Assessment assessment = SmallPackage.sound().assess("sound");
        assertTrue(assessment.digest().matches("sha256:[0-9a-f]{64}"), assessment.digest());
        assertEquals(TestBooks.compiled("sound").rulebook().digest(), assessment.rulebookDigest());
        assertEquals(SmallPackage.CATALOGUE.factors().digest(), assessment.factorsDigest());
        assertNotEquals(
                assessment.digest(), SmallPackage.empty().assess("sound").digest());
    }
}
