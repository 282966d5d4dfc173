package org.lingtan.report.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.SourceException;

class KeyHomeTest {

    private static final Instant DAY = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    private Path temporary = Path.of("");

    private KeyHome home(Instant time) {
        return KeyHome.at(temporary.resolve("home"), Clock.fixed(time, ZoneOffset.UTC));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String code(org.junit.jupiter.api.function.Executable step) {
        return assertThrows(SourceException.class, step).problems().get(0).code();
    }

    @Test
    void the_first_run_makes_an_evaluation_key_that_says_so_and_the_second_finds_it() throws Exception {
        SealKey made = home(DAY).evaluationKey();
        assertTrue(made.isEvaluation());
        assertEquals("SHA256withECDSA", made.algorithm());
        assertEquals(2, made.chain().size());
        made.certificate().verify(made.chain().get(1).getPublicKey());
        assertTrue(made.certificate().getSubjectX500Principal().getName().contains("OU=for evaluation only"));
        assertEquals(
                made.certificate(),
                home(DAY.plus(Duration.ofDays(1))).evaluationKey().certificate());
        byte[] text = "零碳".getBytes(StandardCharsets.UTF_8);
        assertTrue(SealKey.verify(made.certificate(), text, made.sign(text)));
        assertFalse(SealKey.verify(made.certificate(), new byte[] {0}, made.sign(text)));
    }

    @Test
    void folders_are_the_owners_alone_and_so_are_files_and_no_draft_is_left() throws IOException {
        home(DAY).evaluationKey();
        Path folder = temporary.resolve("home");
        assertEquals("rwx------", mode(folder));
        assertEquals("rwx------", mode(folder.resolve("keys")));
        try (var files = Files.list(folder.resolve("keys"))) {
            Set<String> names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertEquals(Set.of("evaluation.p12", "evaluation.p12.password", ".lock"), names);
        }
        assertEquals("rw-------", mode(folder.resolve("keys/evaluation.p12")));
        assertEquals("rw-------", mode(folder.resolve("keys/evaluation.p12.password")));
        assertEquals("rw-------", mode(folder.resolve("issuers.json")));
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws IOException {
        home(DAY).evaluationKey();
        Path key = temporary.resolve("home/keys/evaluation.p12");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals("key.mode", code(() -> home(DAY).evaluationKey()));
    }

    @Test
    void eight_first_runs_at_once_make_one_key() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<String>> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            runs.add(() -> SealKey.thumbprint(home(DAY).evaluationKey().certificate()));
        }
        Set<String> keys = new java.util.TreeSet<>();
        for (Future<String> run : threads.invokeAll(runs)) {
            keys.add(run.get());
        }
        threads.shutdown();
        assertEquals(1, keys.size());
        assertEquals(1, home(DAY).issuers().all().size());
    }

    @Test
    void rotation_keeps_the_old_certificate_for_its_time() throws IOException {
        SealKey old = home(DAY).evaluationKey();
        Instant later = DAY.plus(Duration.ofDays(30));
        SealKey fresh = home(later).rotate("yearly change");
        assertFalse(old.certificate().equals(fresh.certificate()));
        assertEquals(fresh.certificate(), home(later).evaluationKey().certificate());
        Issuers issuers = home(later).issuers();
        Issuer before = issuers.find(old.certificate()).orElseThrow();
        assertEquals("yearly change", before.reason());
        assertTrue(before.isInUse(later), "signed in the second in which the key ended");
        assertFalse(before.isInUse(later.plusSeconds(1)));
        assertTrue(issuers.find(fresh.certificate()).orElseThrow().isInUse(later));
    }

    @Test
    void a_person_gets_a_key_of_their_own_that_issues_no_reports() throws IOException {
        Path file = temporary.resolve("wang.p12");
        SealKey made = home(DAY).personKey(file, "王编辑", KeyPassword.usual(Map.of()));
        assertEquals("王编辑", SealKey.name(made.certificate()));
        assertTrue(made.isEvaluation());
        assertEquals("rw-------", mode(file));
        SealKey again = home(DAY).personKey(file, "Someone else", KeyPassword.usual(Map.of()));
        assertEquals(made.certificate(), again.certificate());
        assertTrue(home(DAY).issuers().find(made.certificate()).isEmpty());
    }

    @Test
    void the_password_given_for_a_new_key_is_the_one_that_opens_it() throws IOException {
        Path file = temporary.resolve("li.p12");
        home(DAY).personKey(file, "Li", KeyPassword.environment(Map.of(KeyPassword.VARIABLE, "open sesame")));
        assertFalse(Files.exists(KeyPassword.besideOf(file)));
        assertEquals("key.no-password", code(() -> home(DAY).personKey(file, "Li", KeyPassword.usual(Map.of()))));
        assertEquals(
                "key.password",
                code(() -> home(DAY)
                        .key(file, Optional.empty(), KeyPassword.environment(Map.of(KeyPassword.VARIABLE, "no")))));
    }

    @Test
    void a_password_file_must_be_the_owners_alone() throws IOException {
        Path file = temporary.resolve("li.p12");
        Path password = temporary.resolve("secret");
        Files.writeString(password, "open sesame\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals("key.mode", code(() -> home(DAY).personKey(file, "Li", KeyPassword.file(password))));
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        home(DAY).personKey(file, "Li", KeyPassword.file(password));
        assertEquals(
                "Li",
                SealKey.name(home(DAY)
                        .key(file, Optional.empty(), KeyPassword.file(password))
                        .certificate()));
    }

    @Test
    void keys_of_real_issuers_join_the_list_and_weak_ones_do_not() throws Exception {
        Path file = TestKeys.file(temporary.resolve("rsa.p12"), TestKeys.rsa(3072));
        SealKey key = home(DAY).key(file, Optional.empty(), TestKeys.PASSWORD);
        assertFalse(key.isEvaluation());
        assertEquals("SHA256withRSA", key.algorithm());
        assertTrue(home(DAY).issuers().find(key.certificate()).isPresent());
        Path weak = TestKeys.file(temporary.resolve("weak.p12"), TestKeys.rsa(1024));
        assertEquals("key.kind", code(() -> home(DAY).key(weak, Optional.empty(), TestKeys.PASSWORD)));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(384);
        Path curve = TestKeys.file(temporary.resolve("p384.p12"), generator.generateKeyPair());
        assertEquals("key.kind", code(() -> home(DAY).key(curve, Optional.empty(), TestKeys.PASSWORD)));
    }

    @Test
    void a_key_beside_a_foreign_certificate_is_refused() throws Exception {
        KeyPair one = EvaluationCertificates.newKeyPair();
        KeyPair other = EvaluationCertificates.newKeyPair();
        SealKey mixed = new SealKey(
                one.getPrivate(), List.of(EvaluationCertificates.issuer(other, DAY)), KeyFiles.BOUNCY_CASTLE);
        Path file = TestKeys.file(temporary.resolve("mixed.p12"), mixed);
        assertEquals("key.certificate", code(() -> home(DAY).key(file, Optional.empty(), TestKeys.PASSWORD)));
    }

    @Test
    void what_is_no_key_file_is_refused_and_what_is_missing_is_named() throws IOException {
        Path file = temporary.resolve("text.p12");
        PrivateFile.create(file, new byte[] {1, 2, 3});
        assertEquals("key.format", code(() -> home(DAY).key(file, Optional.empty(), TestKeys.PASSWORD)));
        assertThrows(
                NoSuchFileException.class,
                () -> home(DAY).key(temporary.resolve("none.p12"), Optional.empty(), TestKeys.PASSWORD));
        Path token = temporary.resolve("token.cfg");
        PrivateFile.create(token, "name=None\nlibrary=/nowhere/libnone.so\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("key.token", code(() -> home(DAY).key(token, Optional.empty(), TestKeys.PASSWORD)));
    }

    @Test
    void an_issuer_of_the_same_name_with_another_key_is_foreign() throws Exception {
        SealKey ours = home(DAY).evaluationKey();
        SealKey theirs = KeyHome.at(temporary.resolve("other"), Clock.fixed(DAY, ZoneOffset.UTC))
                .evaluationKey();
        assertTrue(home(DAY).issuers().find(ours.certificate()).isPresent());
        assertTrue(home(DAY).issuers().find(theirs.certificate()).isEmpty());
        Path pem = temporary.resolve("issuer.pem");
        Files.writeString(pem, Issuers.pem(ours.chain().get(1)));
        assertTrue(Issuers.ofCertificates(pem).find(ours.certificate()).isPresent());
        assertTrue(Issuers.ofCertificates(pem).find(theirs.certificate()).isEmpty());
        Files.writeString(pem, "no certificate");
        assertEquals("issuer.certificate", code(() -> Issuers.ofCertificates(pem)));
    }

    @Test
    void the_home_is_what_was_asked_for_then_the_variable_then_the_users_own() {
        Path asked = Path.of("/asked");
        assertEquals(asked, KeyHome.folder(Optional.of(asked), Map.of("LINGTAN_HOME", "/named")));
        assertEquals(Path.of("/named"), KeyHome.folder(Optional.empty(), Map.of("LINGTAN_HOME", "/named")));
        assertTrue(KeyHome.folder(Optional.empty(), Map.of()).endsWith(".lingtan"));
    }
}
