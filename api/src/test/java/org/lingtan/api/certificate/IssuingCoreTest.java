package org.lingtan.api.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CasePath;
import org.lingtan.api.application.CaseState;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.rulebook.RulebookId;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuingCoreTest {

    private final DatabaseSettings.External settings = TestDatabase.fresh();
    private Optional<IssuingStep> deadly = Optional.empty();
    private Database database;
    private Office office;
    private Path folder = Path.of("");

    @BeforeAll
    void open(@TempDir Path data) {
        folder = data;
        database = TestDatabase.open(settings);
        office = new Office(database, data, step -> {
            if (deadly.equals(Optional.of(step))) {
                throw new IllegalStateException("on purpose after " + step);
            }
        });
    }

    @AfterAll
    void close() {
        assertEquals(List.of(), office.check.run().discrepancies());
        database.close();
    }

    private static String code(org.junit.jupiter.api.function.Executable request) {
        return assertThrows(Refusal.class, request).problems().get(0).code();
    }

    @Test
    void a_certificate_is_issued_once_and_its_document_is_genuine() {
        office.ready("plain");
        Certificate issued = office.issue("plain", "plain");
        assertEquals(issued, office.issue("plain", "plain"));
        assertEquals(CaseState.ACTIVE, office.cases.find("plain").orElseThrow().state());
        assertTrue(office.documents.find(issued.document().orElseThrow()).isPresent());
        assertEquals("case.state", code(() -> office.issue("another", "plain")));
    }

    @Test
    void a_key_is_good_for_one_request() {
        office.ready("one");
        office.ready("two");
        office.issue("shared", "one");
        assertEquals("idempotency.other-request", code(() -> office.issue("shared", "two")));
    }

    @Test
    void a_case_that_is_not_ready_gets_no_number() {
        office.cases.open("early", CasePath.APPLICANT, RulebookId.parse("cnip@1.0.0"));
        assertEquals("case.state", code(() -> office.issue("early", "early")));
        assertEquals("case.missing", code(() -> office.issue("none", "none")));
    }

    /** A failure after any step: the same request goes on, or resuming does. */
    @ParameterizedTest
    @EnumSource(IssuingStep.class)
    void a_failure_after_any_step_is_resumable(IssuingStep step) {
        String id = office.ready("fails-" + step);
        deadly = Optional.of(step);
        assertThrows(IllegalStateException.class, () -> office.issue(id, id));
        deadly = Optional.empty();
        assertEquals(List.of(), office.check.run().discrepancies(), "whatever the moment, all is explained");
        List<Certificate> resumed = office.resume();
        assertTrue(resumed.size() <= 1, resumed::toString);
        assertEquals(Certificate.State.ISSUED, office.issue(id, id).state());
    }

    @Test
    void while_the_switch_is_on_nothing_is_issued() {
        HaltSwitch halt = new HaltSwitch(database, office.journal);
        Person applicant = CasePath.APPLICANT;
        assertEquals("case.role", code(() -> halt.set(applicant, true, "no")));
        String id = office.ready("halted");
        halt.set(Office.PUBLISHER, true, "a key may have leaked");
        assertEquals("certificate.halted", code(() -> office.issue(id, id)));
        halt.set(Office.PUBLISHER, false, "it has not");
        assertEquals(Certificate.State.ISSUED, office.issue(id, id).state());
    }

    @Test
    void what_was_decided_on_and_has_changed_since_is_never_signed() {
        String id = office.ready("changed");
        List<String> signed = new ArrayList<>();
        Sealing spy = new Sealing() {
            @Override
            public byte[] seal(CaseFile file, String content) {
                signed.add(content);
                return new byte[0];
            }

            @Override
            public String said(byte[] document) {
                throw new IllegalStateException("nothing is signed");
            }

            @Override
            public boolean isGenuine(byte[] document, String content) {
                return false;
            }
        };
        List<Optional<String>> now = new ArrayList<>(List.of(Optional.of("sha256:other")));
        IssuingCore core = new Office(database, folder, new IssuingCore.Issuer(spy, file -> now.get(0)), step -> {
                    if (step == IssuingStep.INTENDED) {
                        now.set(0, Optional.of("sha256:changed in between"));
                    }
                })
                .core;
        assertEquals("case.binding-holds", code(() -> core.issue("first", id, Office.PUBLISHER, Office.DAY)));
        now.set(0, Bindings.of(office.cases.find(id).orElseThrow()));
        assertEquals("certificate.void-binding", code(() -> core.issue("second", id, Office.PUBLISHER, Office.DAY)));
        assertEquals(List.of(), signed);
        assertEquals(Certificate.State.ISSUED, office.issue("third", id).state(), "a void number blocks nothing");
    }

    private static Refusal notToday() {
        return Refusal.of(Refusal.Reason.CONFLICT, "case.missing", "rulebook/cnip@1.0.0");
    }

    /** What this node reads or allows today is no reason to end a number for good by the clock. */
    @Test
    void resuming_neither_issues_what_is_not_permitted_nor_voids_what_another_node_may_read() {
        String id = office.ready("resumed");
        deadly = Optional.of(IssuingStep.INTENDED);
        assertThrows(IllegalStateException.class, () -> office.issue("lost key", id));
        deadly = Optional.empty();
        assertEquals(
                "case.missing",
                code(() -> office.resume(file -> {
                    if (file.id().equals(id)) {
                        throw notToday();
                    }
                })));
        Office elsewhere = new Office(
                database,
                folder,
                new IssuingCore.Issuer(new JdkSealing(folder), file -> Optional.of("sha256:other")),
                step -> {});
        assertEquals("certificate.differs-here", code(elsewhere::resume));
        Certificate issued = office.issue("another key", id);
        assertEquals(Certificate.State.ISSUED, issued.state(), "whoever asks again ends it");
        assertEquals(issued, office.issue("lost key", id), "it is the same number");
    }

    /** A folder that is not mounted, say, must not end a certificate for good. */
    @Test
    void a_store_that_cannot_be_read_leaves_the_number_intended() {
        String id = office.ready("unreadable");
        List<Optional<String>> now =
                new ArrayList<>(List.of(Bindings.of(office.cases.find(id).orElseThrow())));
        IssuingCore core = new Office(
                        database, folder, new IssuingCore.Issuer(new JdkSealing(folder), file -> now.get(0)), step -> {
                            if (step == IssuingStep.INTENDED) {
                                now.set(0, Optional.empty());
                            }
                        })
                .core;
        assertEquals("case.no-bytes", code(() -> core.issue(id, id, Office.PUBLISHER, Office.DAY)));
        assertEquals(Certificate.State.ISSUED, office.issue(id, id).state());
    }

    /** {@code -Dlingtan.keys=1000} for the whole campaign. */
    @Test
    void parallel_duplicates_have_one_effect_and_one_answer() throws Exception {
        int keys = Integer.getInteger("lingtan.keys", 10);
        int duplicates = 20;
        ExecutorService pool = Executors.newFixedThreadPool(duplicates);
        Set<String> numbers = new TreeSet<>();
        for (int k = 0; k < keys; k++) {
            String id = office.ready("parallel-" + k);
            List<Callable<Certificate>> calls = new ArrayList<>();
            for (int i = 0; i < duplicates; i++) {
                calls.add(() -> office.issue(id, id));
            }
            Set<String> answers = new TreeSet<>();
            for (Future<Certificate> answer : pool.invokeAll(calls)) {
                answers.add(answer.get().toJson());
                numbers.add(answer.get().number().toString());
            }
            assertEquals(1, answers.size(), answers::toString);
        }
        pool.shutdown();
        System.err.println("%d keys with %d parallel duplicates each: %d certificates"
                .formatted(keys, duplicates, numbers.size()));
        assertEquals(keys, numbers.size());
    }

    private String kept() {
        return office.cases.find("kept").map(file -> file.id()).orElseGet(() -> office.ready("kept"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update certificate set state = 'void', document = null, reason = 'x' where state = 'issued'",
                "update certificate set number = 'LT-2026-999999'",
                "delete from certificate",
                "truncate certificate cascade"
            })
    void a_number_never_goes_away_and_never_comes_back(String statement) {
        office.issue("kept", kept());
        assertThrows(IllegalStateException.class, () -> TestDatabase.asOwner(settings, statement));
    }

    @Test
    void an_altered_or_missing_document_is_found() throws Exception {
        Certificate issued = office.issue("document", office.ready("document"));
        String hex = issued.document().orElseThrow().substring("sha256:".length());
        Path file = folder.resolve("documents").resolve(hex.substring(0, 2)).resolve(hex);
        byte[] whole = Files.readAllBytes(file);
        byte[] altered = whole.clone();
        altered[10] ^= 1;
        Files.write(file, altered);
        assertFalse(office.check.run().discrepancies().isEmpty());
        Files.delete(file);
        assertFalse(office.check.run().discrepancies().isEmpty());
        Files.write(file, whole);
        assertEquals(List.of(), office.check.run().discrepancies());
    }

    @Test
    void a_certificate_is_suspended_only_by_who_may() {
        String id = office.ready("life");
        office.issue(id, id);
        Person clerk = new Person("clerk", Person.BODY, Set.of(Role.EVALUATOR));
        assertEquals("case.role", code(() -> CasePath.act(office.cases, id, Act.SUSPEND, clerk)));
        CasePath.act(office.cases, id, Act.SUSPEND, Office.PUBLISHER);
        assertEquals(CaseState.SUSPENDED, office.cases.find(id).orElseThrow().state());
    }
}
