package org.lingtan.engine.release;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;

class PublishersTest {

    private static final Signer ZHANG = real("张敏");
    private static final Signer ZHANG_AGAIN = real("M. Zhang");
    private static final Signer LI = real("李伟");

    private static Signer real(String name) {
        return TestSigners.made("CN=" + name, "-keyalg", "EC", "-groupname", "secp256r1");
    }

    private static String entry(String name, Signer... keys) {
        return "- name: " + name + "\n  keys:\n"
                + List.of(keys).stream()
                        .map(key -> "  - " + key.person().key() + "\n")
                        .collect(Collectors.joining());
    }

    private static Publishers list(String... entries) {
        return Publishers.read("publishers.yaml", "publishers:\n" + String.join("", entries));
    }

    private static Draft chain(Signer author, Signer releaser) {
        return new Draft()
                .states(author, ReleaseProcedure::approve)
                .states(releaser, procedure -> procedure.release(Draft.ALONE));
    }

    private static String objection(Publishers publishers, Draft draft) {
        return publishers.findObjection(draft.record()).map(Problem::code).orElse("");
    }

    private static String defect(String content) {
        return assertThrows(SourceException.class, () -> Publishers.read("publishers.yaml", content))
                .problems()
                .get(0)
                .code();
    }

    @Test
    void only_a_list_tells_that_two_keys_belong_to_one_person() {
        Draft alone = chain(ZHANG, ZHANG_AGAIN);
        Draft two = chain(ZHANG, LI);
        Publishers people = list(entry("张敏", ZHANG, ZHANG_AGAIN), entry("李伟", LI));
        assertAll(
                () -> assertEquals("publishers.one-person", objection(people, alone)),
                () -> assertEquals("", objection(people, two)));
    }

    @Test
    void keys_outside_the_list_and_evaluation_keys_and_drafts_stand_behind_no_certificate() {
        Publishers people = list(entry("张敏", ZHANG), entry("李伟", LI), entry("Eva", TestSigners.person("Eva")));
        assertAll(
                () -> assertEquals("publishers.unknown", objection(people, chain(ZHANG, ZHANG_AGAIN))),
                () -> assertEquals("publishers.unknown", objection(people, chain(ZHANG_AGAIN, LI))),
                () -> assertEquals("publishers.evaluation", objection(people, chain(ZHANG, TestSigners.person("Eva")))),
                () -> assertEquals("publishers.draft", objection(people, new Draft())),
                () -> assertEquals(
                        "publishers.draft", objection(people, new Draft().states(ZHANG, ReleaseProcedure::approve))));
    }

    @Test
    void a_statement_that_the_list_would_object_to_is_not_made() {
        Draft draft = new Draft().states(ZHANG, ReleaseProcedure::approve);
        Publishers people = list(entry("张敏", ZHANG, ZHANG_AGAIN), entry("李伟", LI));
        ReleaseRefusal same = assertThrows(
                ReleaseRefusal.class,
                () -> new ReleaseProcedure(draft.record(), draft.book(), ZHANG_AGAIN, Draft.NOON, Optional.of(people))
                        .release(Draft.ALONE));
        ReleaseRefusal stranger = assertThrows(
                ReleaseRefusal.class,
                () -> new ReleaseProcedure(
                                draft.record(),
                                draft.book(),
                                TestSigners.person("Stranger"),
                                Draft.NOON,
                                Optional.of(people))
                        .release(Draft.ALONE));
        assertAll(
                () -> assertEquals("publishers.one-person", same.problem().code()),
                () -> assertEquals(true, same.isPersonal()),
                () -> assertEquals("publishers.unknown", stranger.problem().code()));
    }

    @Test
    void a_version_that_the_list_objects_to_can_still_be_withdrawn_by_somebody_of_the_list() {
        Draft draft = chain(ZHANG, LI);
        Publishers left = list(entry("李伟", LI));
        assertEquals("publishers.unknown", objection(left, draft), "the author has left");
        draft.states(
                LI,
                one -> new ReleaseProcedure(draft.record(), draft.book(), LI, Draft.NOON, Optional.of(left))
                        .withdraw(Draft.TODAY.plusDays(400), "wrong"));
        assertEquals(ReleaseRecord.Status.WITHDRAWN, draft.status());
        Draft other = chain(ZHANG, LI);
        ReleaseRefusal refusal = assertThrows(
                ReleaseRefusal.class,
                () -> new ReleaseProcedure(other.record(), other.book(), ZHANG, Draft.NOON, Optional.of(left))
                        .withdraw(Draft.TODAY.plusDays(400), "wrong"));
        assertEquals("publishers.unknown", refusal.problem().code());
    }

    @Test
    void a_list_names_each_person_and_each_key_once() {
        String zhang = entry("张敏", ZHANG);
        assertAll(
                () -> assertEquals("publishers.key", defect("publishers:\n" + zhang + entry("李伟", ZHANG))),
                () -> assertEquals("publishers.name", defect("publishers:\n" + zhang + entry("张 敏", LI))),
                () -> assertEquals("publishers.key", defect("publishers:\n- name: A\n  keys: [sha256:12]\n")),
                () -> assertEquals("publishers.count", defect("publishers: []\n")));
    }
}
