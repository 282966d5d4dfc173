package org.lingtan.engine.release;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.release.ReleaseRecord.Status;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookId;

class ReleaseRecordTest {

    private static final String AUTHOR = "张敏";
    private static final String RELEASER = "李伟";
    private static final LocalDate LATER = LocalDate.of(2028, 6, 30);

    private static String refused(Draft draft, org.junit.jupiter.api.function.Executable what) {
        int before = draft.release().size();
        ReleaseRefusal refusal = assertThrows(ReleaseRefusal.class, what);
        assertEquals(before, draft.release().size());
        return refusal.problem().code() + (refusal.isPersonal() ? " personal" : "");
    }

    private static Draft released() {
        return new Draft().approved(AUTHOR).released(RELEASER);
    }

    @Test
    void a_draft_is_approved_by_its_author_and_released_by_another() {
        Draft draft = new Draft();
        assertEquals(Status.DRAFT, draft.status());
        assertEquals(Status.APPROVED, draft.approved(AUTHOR).status());
        assertEquals(Optional.empty(), draft.record().findValidity());
        assertEquals(Status.RELEASED, draft.released(RELEASER).status());
        ReleaseRecord record = draft.record();
        assertAll(
                () -> assertEquals(
                        List.of(AUTHOR, RELEASER),
                        record.statements().stream()
                                .map(one -> one.signer().name())
                                .toList()),
                () -> assertEquals(Optional.of(Validity.of(draft.book())), record.findValidity()),
                () -> assertEquals(
                        List.of("0001-approval.json", "0002-release.json"),
                        List.copyOf(draft.release().keySet())),
                () -> assertTrue(record.isForEvaluation()));
    }

    @Test
    void a_changed_byte_makes_the_approval_stale() {
        Draft draft = new Draft().approved(AUTHOR).edited();
        assertEquals(Status.DRAFT, draft.status());
        assertEquals("release.stale", refused(draft, () -> draft.released(RELEASER)));
        assertEquals(Status.RELEASED, draft.approved(AUTHOR).released(RELEASER).status());
    }

    @Test
    void the_author_of_any_approval_may_not_release_under_any_name_or_key() {
        Draft draft = new Draft().approved(AUTHOR).edited().approved("Wang Fang");
        Signer fullWidth = TestSigners.made("CN=ＷＡＮＧ  fang", "-keyalg", "EC", "-groupname", "secp256r1");
        assertAll(
                () -> assertEquals("release.same-person personal", refused(draft, () -> draft.released("Wang Fang"))),
                () -> assertEquals("release.same-person personal", refused(draft, () -> draft.released(AUTHOR))),
                () -> assertEquals(
                        "release.same-person personal",
                        refused(draft, () -> draft.states(fullWidth, one -> one.release(Draft.ALONE)))));
    }

    @Test
    void nothing_is_released_unapproved_or_twice_and_nothing_approved_afterwards() {
        Draft draft = new Draft();
        assertEquals("release.not-approved", refused(draft, () -> draft.released(RELEASER)));
        draft.approved(AUTHOR);
        assertEquals("release.approved-already", refused(draft, () -> draft.approved(AUTHOR)));
        draft.released(RELEASER);
        assertEquals("release.already", refused(draft, () -> draft.released("Third")));
        assertEquals("release.already", refused(draft, () -> draft.approved(AUTHOR)));
    }

    @Test
    void files_changed_after_the_release_are_refused() {
        Draft draft = released();
        draft.record().requireReleased(draft.book());
        draft.edited();
        RulebookDefects defects =
                assertThrows(RulebookDefects.class, () -> draft.record().requireReleased(draft.book()));
        assertEquals("release.changed", defects.defects().get(0).code());
        assertEquals(
                "release.changed",
                refused(draft, () -> draft.states(TestSigners.person(AUTHOR), one -> one.withdraw(LATER, "wrong"))));
    }

    @Test
    void the_end_can_be_moved_but_not_into_the_past() {
        Draft draft = released();
        Signer author = TestSigners.person(AUTHOR);
        draft.states(author, one -> one.extend(LATER, "sooner"));
        assertEquals(LATER, draft.record().findValidity().orElseThrow().to());
        draft.states(author, one -> one.extend(null, "without end"));
        assertEquals(null, draft.record().findValidity().orElseThrow().to());
        assertEquals(Status.RELEASED, draft.status());
        assertEquals(
                "release.end-past",
                refused(draft, () -> draft.states(author, one -> one.extend(Draft.TODAY, "before it begins"))));
        draft.at(Instant.parse("2027-05-01T00:00:00Z"));
        assertEquals(
                "release.end-past",
                refused(draft, () -> draft.states(author, one -> one.extend(LocalDate.of(2027, 4, 30), "yesterday"))));
    }

    @Test
    void a_version_whose_last_day_is_past_is_not_revived() {
        Draft draft = released();
        Signer author = TestSigners.person(AUTHOR);
        draft.states(author, one -> one.extend(LATER, "sooner"));
        draft.at(LATER.plusDays(2).atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
        assertEquals("release.ended", refused(draft, () -> draft.states(author, one -> one.extend(null, "again"))));
        assertEquals(
                "release.ended",
                refused(draft, () -> draft.states(author, one -> one.extend(LATER.plusYears(1), "longer"))));
        assertEquals(LATER, draft.record().findValidity().orElseThrow().to());
    }

    @Test
    void a_version_is_superseded_or_withdrawn_with_a_reason_by_those_who_released_it() {
        Draft draft = released();
        Signer releaser = TestSigners.person(RELEASER);
        RulebookId next = RulebookId.parse("mini@1.1.0");
        assertAll(
                () -> assertEquals(
                        "release.reason",
                        refused(draft, () -> draft.states(releaser, one -> one.withdraw(LATER, " ")))),
                () -> assertEquals(
                        "release.stranger personal",
                        refused(
                                draft,
                                () -> draft.states(
                                        TestSigners.person("Stranger"), one -> one.withdraw(LATER, "mine")))));
        assertAll(
                () -> assertEquals(
                        "release.successor-missing",
                        refused(
                                draft,
                                () -> draft.states(releaser, one -> one.supersede(LATER, next, "x", Draft.ALONE)))),
                () -> assertEquals(
                        "release.successor-draft",
                        refused(
                                draft,
                                () -> draft.states(releaser, one -> one.supersede(LATER, next, "x", of(next, false))))),
                () -> assertEquals(
                        "release.successor-idle",
                        refused(
                                draft,
                                () -> draft.states(
                                        releaser,
                                        one -> one.supersede(LATER.minusDays(1), next, "x", of(next, true))))),
                () -> assertEquals(
                        "release.successor-other",
                        refused(
                                draft,
                                () -> draft.states(
                                        releaser,
                                        one -> one.supersede(
                                                LATER, RulebookId.parse("other@1.1.0"), "x", of(next, true))))));
        draft.states(releaser, one -> one.supersede(LATER, next, "new edition", of(next, true)));
        assertEquals(Status.SUPERSEDED, draft.status());
        assertEquals(
                LATER.minusDays(1), draft.record().findValidity().orElseThrow().to());
        assertEquals("release.superseded", refused(draft, () -> draft.states(releaser, one -> one.extend(null, "no"))));
        draft.states(releaser, one -> one.withdraw(LocalDate.of(2020, 1, 1), "never right"));
        assertEquals(Status.WITHDRAWN, draft.status());
        assertEquals(Optional.empty(), draft.record().findValidity());
        assertEquals("release.withdrawn", refused(draft, () -> draft.states(releaser, one -> one.extend(null, "no"))));
    }

    private static Timeline of(RulebookId version, boolean released) {
        return new Timeline(
                version.id(),
                List.of(new Timeline.Term(version, released, LATER, Optional.of(new Validity(LATER, null, null)))));
    }

    @Test
    void a_release_that_states_other_days_than_its_files_is_refused() {
        Draft draft = released();
        Rulebook moved = draft.book();
        ReleaseRecord record = draft.record();
        Statement release = record.findRelease().orElseThrow();
        Validity days = ((Act.Release) release.act()).validity();
        Statement forged = new Statement(
                release.number(),
                release.rulebook(),
                release.content(),
                release.previous(),
                release.signedAt(),
                release.signer(),
                new Act.Release(days.until(days.from())),
                release.digest());
        record.requireReleased(moved);
        RulebookDefects defects = assertThrows(
                RulebookDefects.class,
                () -> new ReleaseRecord(
                                draft.book().id(), List.of(record.statements().get(0), forged))
                        .requireReleased(moved));
        assertEquals("release.other-days", defects.defects().get(0).code());
    }

    @Test
    void a_clock_set_back_and_a_certificate_out_of_date_are_refused() {
        Draft draft = new Draft().approved(AUTHOR);
        draft.at(Draft.NOON.minusSeconds(1));
        assertEquals("release.clock", refused(draft, () -> draft.released(RELEASER)));
        draft.at(Instant.parse("2100-01-01T00:00:00Z"));
        assertEquals("release.expired personal", refused(draft, () -> draft.released(RELEASER)));
    }

    @Test
    void rsa_keys_sign_and_other_keys_do_not() {
        Signer rsa = TestSigners.made("CN=Zhao Lei, O=Body", "-keyalg", "RSA", "-keysize", "2048");
        Draft draft = new Draft().states(rsa, ReleaseProcedure::approve).released(RELEASER);
        assertEquals("Zhao Lei", draft.record().statements().get(0).signer().name());
        assertFalse(draft.record().statements().get(0).signer().evaluation());
        assertThrows(IllegalStateException.class, () -> TestSigners.made("CN=x", "-keyalg", "RSA", "-keysize", "1024"));
        assertThrows(
                IllegalStateException.class,
                () -> TestSigners.made("CN=x", "-keyalg", "EC", "-groupname", "secp384r1"));
    }

    @Test
    void a_flipped_bit_anywhere_in_any_file_is_found() {
        Draft draft = released();
        draft.states(TestSigners.person(RELEASER), one -> one.withdraw(LATER, "因条款 A3f 有误 · clause A3f is wrong"));
        RulebookId id = draft.book().id();
        int flipped = 0;
        for (Map.Entry<String, byte[]> file : draft.release().entrySet()) {
            for (int i = 0; i < file.getValue().length; i++) {
                Map<String, byte[]> altered = new TreeMap<>(draft.release());
                byte[] bytes = file.getValue().clone();
                bytes[i] ^= (byte) (1 << (i % 8));
                altered.put(file.getKey(), bytes);
                String place = file.getKey() + " byte " + i;
                assertThrows(RulebookDefects.class, () -> ReleaseRecord.read(id, altered), place);
                flipped++;
            }
        }
        assertTrue(flipped > 2_000, flipped + " bytes");
    }

    @Test
    void a_file_removed_added_renamed_swapped_or_cut_is_found() {
        Draft draft = released();
        draft.states(TestSigners.person(RELEASER), one -> one.extend(LATER, "sooner"));
        Map<String, UnaryOperator<Map<String, byte[]>>> attacks = new TreeMap<>();
        attacks.put("first removed", files -> without(files, "0001-approval.json"));
        attacks.put("middle removed", files -> without(files, "0002-release.json"));
        attacks.put("added", files -> with(files, "0004-note.json", "{}".getBytes(StandardCharsets.UTF_8)));
        attacks.put(
                "renamed",
                files -> without(with(files, "0004-extent.json", file(files, "0003-extent.json")), "0003-extent.json"));
        attacks.put("repeated", files -> with(files, "0004-extent.json", file(files, "0003-extent.json")));
        attacks.put("empty", files -> with(files, "0003-extent.json", new byte[0]));
        attacks.put(
                "cut",
                files ->
                        with(files, "0003-extent.json", java.util.Arrays.copyOf(file(files, "0003-extent.json"), 400)));
        attacks.put(
                "appended to",
                files -> with(
                        files,
                        "0003-extent.json",
                        (text(file(files, "0003-extent.json")) + "\n").getBytes(StandardCharsets.UTF_8)));
        attacks.put(
                "spaced",
                files -> with(
                        files,
                        "0003-extent.json",
                        text(file(files, "0003-extent.json"))
                                .replaceFirst(",", ", ")
                                .getBytes(StandardCharsets.UTF_8)));
        attacks.put("of another version", files -> files);
        RulebookId id = draft.book().id();
        attacks.forEach((name, attack) -> {
            RulebookId asked = name.equals("of another version") ? RulebookId.parse("mini@1.0.1") : id;
            Map<String, byte[]> altered = attack.apply(new TreeMap<>(draft.release()));
            assertThrows(RulebookDefects.class, () -> ReleaseRecord.read(asked, altered), name);
        });
    }

    @Test
    void the_other_form_of_an_ecdsa_signature_is_refused() throws Exception {
        Draft draft = new Draft().approved(AUTHOR);
        String text = text(file(draft.release(), "0001-approval.json"));
        String given = text.replaceFirst(".*\"signature\":\"([^\"]+)\".*\n", "$1");
        byte[] signature = java.util.Base64.getDecoder().decode(given);
        java.math.BigInteger order =
                new java.math.BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        byte[] other = order.subtract(new java.math.BigInteger(1, java.util.Arrays.copyOfRange(signature, 32, 64)))
                .toByteArray();
        System.arraycopy(other, other.length - 32, signature, 32, 32);
        Map<String, byte[]> altered = Map.of(
                "0001-approval.json",
                text.replace(given, java.util.Base64.getEncoder().encodeToString(signature))
                        .getBytes(StandardCharsets.UTF_8));
        assertThrows(
                RulebookDefects.class, () -> ReleaseRecord.read(draft.book().id(), altered));
    }

    @Test
    void of_two_copies_the_longer_counts_if_it_continues_the_shorter() {
        Draft draft = new Draft().approved(AUTHOR);
        ReleaseRecord approved = draft.record();
        ReleaseRecord other = new Draft().approved("Somebody").record();
        ReleaseRecord released = draft.released(RELEASER).record();
        assertEquals(released, approved.joinedWith(released));
        assertEquals(released, released.joinedWith(approved));
        assertThrows(RulebookDefects.class, () -> released.joinedWith(other));
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return files.getOrDefault(name, new byte[0]);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> without(Map<String, byte[]> files, String name) {
        files.remove(name);
        return files;
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String name, byte[] bytes) {
        files.put(name, bytes);
        return files;
    }
}
