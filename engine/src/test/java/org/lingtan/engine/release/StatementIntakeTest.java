package org.lingtan.engine.release;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.rulebook.RulebookId;

class StatementIntakeTest {

    private static final Signer ZHANG = TestSigners.person("张敏");
    private static final Signer LI = TestSigners.person("李伟");
    private static final Publishers PEOPLE =
            Publishers.of(Map.of(ZHANG.person().key(), "zhang", LI.person().key(), "li"), true);
    private static final Timeline BEFORE = new Timeline(
            "mini",
            List.of(new Timeline.Term(
                    RulebookId.parse("mini@0.9.0"),
                    true,
                    LocalDate.of(2022, 1, 1),
                    Optional.of(new Validity(LocalDate.of(2022, 1, 1), null, null)))));

    /** New Year's Eve in China; the version begins the day after. */
    private static final Instant EVE = Instant.parse("2026-12-31T04:00:00Z");

    private final Draft draft = new Draft().at(EVE).states(ZHANG, ReleaseProcedure::approve);

    private ReleaseRecord take(ReleaseProcedure.Signed signed, Instant now) {
        return new StatementIntake(draft.book(), BEFORE, PEOPLE, now)
                .take(draft.release(), signed.file(), signed.text().getBytes(StandardCharsets.UTF_8));
    }

    private ReleaseProcedure.Signed release(Instant at) {
        return new ReleaseProcedure(draft.record(), draft.book(), LI, at, Optional.empty()).release(Draft.ALONE);
    }

    private String refused(ReleaseProcedure.Signed signed, Instant now) {
        return assertThrows(ReleaseRefusal.class, () -> take(signed, now))
                .problem()
                .code();
    }

    @Test
    void a_statement_counts_from_the_day_on_which_it_is_taken() {
        ReleaseProcedure.Signed release = release(EVE);
        ReleaseRecord taken = take(release, EVE.plusSeconds(3600));
        assertAll(
                () -> assertEquals(
                        ReleaseRecord.Status.RELEASED, taken.status(draft.book().digest())),
                () -> assertEquals(
                        "release.retroactive",
                        refused(release, EVE.plusSeconds(22 * 3600L)),
                        "until it is taken the version before has judged New Year's Day"));
    }

    @Test
    void a_statement_of_another_day_or_of_other_files_or_taken_already_is_refused() {
        ReleaseProcedure.Signed release = release(EVE);
        assertAll(
                () -> assertEquals("release.not-now", refused(release, EVE.plusSeconds(25 * 3600L))),
                () -> assertEquals("release.not-now", refused(release, EVE.minusSeconds(600))));
        draft.edited();
        assertEquals("release.stale", refused(release, EVE));
        draft.release().put(release.file(), release.text().getBytes(StandardCharsets.UTF_8));
        assertEquals("release.again", refused(release, EVE));
    }
}
