package org.lingtan.api.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.api.access.AccessLimits;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.application.Periods;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.document.DocumentPlace;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;

class SettingsTest {

    @TempDir
    private Path folder = Path.of("");

    private GivenSettings file(String text) throws IOException {
        return GivenSettings.of(Files.writeString(folder.resolve("lingtan.yaml"), text));
    }

    private static ServerSettings read(GivenSettings given) throws IOException {
        return new SettingsReader(given, Map.of()).server();
    }

    private static Refusal refused(GivenSettings given, Map<String, String> environment) {
        return assertThrows(Refusal.class, () -> new SettingsReader(given, environment).server());
    }

    /** What is wrong, by place without the path of the file. */
    private static Map<String, String> wrong(Refusal refusal) {
        Map<String, String> codes = new TreeMap<>();
        for (Problem problem : refusal.problems()) {
            codes.put(problem.place().replaceFirst("^.*/", ""), problem.code());
        }
        return codes;
    }

    private Path secret(String name, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "s3cret\nrest\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void accounts_have_the_usual_periods_and_limits_unless_a_file_says_otherwise() throws IOException {
        assertEquals(AccessSettings.standard(), read(file("data: store")).access());
        AccessSettings said = read(file("""
                        data: store
                        server: {proxies: [10.0.0.7, "fd00::7"]}
                        access:
                          idle-minutes: 5
                          longest-hours: 2
                          recent-minutes: 1
                          link-hours: 24
                          sessions: 3
                          second-factor: false
                          log-ins-by-account: 4
                          log-ins-by-address: 0
                          links-by-address: 6
                          register-by-address: 7
                          packages-by-person: 8
                          disputes-by-address: 9
                        """)).access();
        Duration ten = Duration.ofMinutes(10);
        Duration one = Duration.ofMinutes(1);
        assertEquals(
                new AccessSettings(
                        Duration.ofMinutes(5),
                        Duration.ofHours(2),
                        one,
                        Duration.ofHours(24),
                        3,
                        false,
                        new AccessLimits(
                                new AccessLimits.Limit(4, ten),
                                new AccessLimits.Limit(0, ten),
                                new AccessLimits.Limit(6, ten),
                                new AccessLimits.Limit(7, one),
                                new AccessLimits.Limit(5, ten),
                                new AccessLimits.Limit(8, one),
                                new AccessLimits.Limit(9, ten))),
                said);
    }

    @Test
    void cases_have_the_standard_periods_unless_a_file_says_otherwise() throws IOException {
        assertEquals(Periods.STANDARD, read(file("data: store")).periods());
        assertEquals(
                new Periods(1, 6, 3, 4),
                read(file(
                                "data: store\nperiods: {publicity-days: 1, validity-months: 6, answer-days: 3, correction-days: 4}"))
                        .periods());
        GivenSettings given = file("data: store\nperiods: {publicity-days: -1, validity-months: 0, answer-days: 366}");
        assertEquals(
                List.of("settings.whole", "settings.whole", "settings.whole"),
                wrong(refused(given, Map.of())).values().stream().sorted().toList());
    }

    @Test
    void periods_and_limits_that_mean_nothing_are_refused_all_at_once() throws IOException {
        GivenSettings given = file("""
                data: store
                server:
                  proxies: [proxy.example]
                access:
                  idle-minutes: 90
                  longest-hours: 1
                  sessions: 0
                  second-factor: maybe
                  log-ins-by-account: -1
                """);
        Map<String, String> wrong = wrong(refused(given, Map.of()));
        assertEquals(
                List.of("settings.bind", "settings.flag", "settings.idle", "settings.whole", "settings.whole"),
                wrong.values().stream().sorted().toList(),
                wrong.toString());
    }

    @Test
    void a_file_says_everything_and_the_command_line_wins() throws IOException {
        Files.createDirectory(folder.resolve("books"));
        secret("db.password", "rw-------");
        GivenSettings given = file("""
                data: store
                server:
                  port: 9000
                  bind: ::1
                  address: https://register.example
                body: {zh: 机构, en: Body}
                rulebooks: [books]
                database:
                  url: jdbc:postgresql://db.example:5432/lingtan
                  user: lingtan
                  password-file: db.password
                """);
        ServerSettings read = read(given.with(SettingKey.SERVER_PORT, List.of("9001")));
        assertEquals(folder.toAbsolutePath().resolve("store"), read.store().data());
        assertEquals(new Listening(9001, "::1"), read.server());
        assertEquals("https://register.example", read.head().address());
        assertEquals("机构", read.head().name().zh());
        assertEquals(List.of(folder.toAbsolutePath().resolve("books").toString()), read.rulebooks());
        DatabaseSettings.Login login = new DatabaseSettings.Login("lingtan", "s3cret");
        assertEquals(
                new DatabaseSettings.External("jdbc:postgresql://db.example:5432/lingtan", login, login),
                read.store().database());
        assertTrue(read.signing().key().isEmpty());
    }

    @Test
    void little_is_needed_and_the_rest_is_usual() throws IOException {
        ServerSettings read = read(GivenSettings.none().with(SettingKey.DATA, List.of("here")));
        assertEquals(Path.of("here").toAbsolutePath(), read.store().data());
        assertEquals(new Listening(8080, "127.0.0.1"), read.server());
        assertEquals("http://localhost:8080", read.head().address());
        assertEquals(
                new DatabaseSettings.Embedded(read.store().data()), read.store().database());
    }

    @Test
    void everything_wrong_is_told_at_once_each_with_its_place() throws IOException {
        Refusal refusal = refused(file("""
                server:
                  prot: 9000
                  port: 90000
                  bind: localhost
                  address: register.example/
                body: 机构
                rulebooks: [missing, gone]
                database:
                  url: jdbc:postgresql://db.example/lingtan?user=a&password=b
                key:
                  file: none.p12
                time-stamp:
                  url: tsa.example
                journal: x
                """), Map.of());
        assertEquals(Refusal.Reason.INPUT, refusal.reason());
        Map<String, String> codes = wrong(refusal);
        assertEquals("settings.unknown", codes.get("lingtan.yaml:2 server.prot"));
        assertEquals("settings.port", codes.get("lingtan.yaml:3 server.port"));
        assertEquals("settings.bind", codes.get("lingtan.yaml:4 server.bind"));
        assertEquals("settings.address", codes.get("lingtan.yaml:5 server.address"));
        assertEquals("settings.group", codes.get("lingtan.yaml:6 body"));
        assertEquals("settings.missing-file", codes.get("lingtan.yaml:7 rulebooks[1]"));
        assertEquals("settings.missing-file", codes.get("lingtan.yaml:7 rulebooks[2]"));
        assertEquals("settings.jdbc-secret", codes.get("lingtan.yaml:9 database.url"));
        assertEquals("settings.needed-with", codes.get("database.user"));
        assertEquals("settings.missing-file", codes.get("lingtan.yaml:11 key.file"));
        assertEquals("settings.url", codes.get("lingtan.yaml:13 time-stamp.url"));
        assertEquals("settings.needed-with", codes.get("time-stamp.certificate"));
        assertEquals("settings.unknown", codes.get("lingtan.yaml:14 journal"));
        assertEquals("settings.needed", codes.get("data"));
        assertFalse(refusal.problems().toString().contains("password=b"), "a secret is told");
    }

    @ParameterizedTest
    @CsvSource({
        "server.prot, server.port",
        "port, server.port",
        "databse, database",
        "key.pasword-file, key.password-file",
        "revocation-list, revocation-lists"
    })
    void the_nearest_known_key_is_named(String unknown, String nearest) {
        assertEquals(nearest, SettingsFile.nearest(unknown));
    }

    @Test
    void a_wrong_option_alone_is_a_wrong_command_line() {
        Refusal refusal = refused(GivenSettings.none().with(SettingKey.SERVER_PORT, List.of("-1")), Map.of());
        assertEquals(Refusal.Reason.USAGE, refusal.reason());
        assertEquals(Map.of("--port", "settings.port", "data", "settings.needed"), wrong(refusal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"256.1.1.1", "1.1.1", "example", "0.0.0.0/0", "127.0.0.1 ", "-1", "::1%eth0"})
    void only_addresses_in_numbers_are_listened_on(String bind) {
        GivenSettings given =
                GivenSettings.none().with(SettingKey.DATA, List.of("d")).with(SettingKey.SERVER_BIND, List.of(bind));
        assertEquals(Map.of("--bind", "settings.bind"), wrong(refused(given, Map.of())));
    }

    @Test
    void passwords_come_from_files_of_their_owner_or_from_the_environment() throws IOException {
        String text = """
                data: d
                database: {url: "jdbc:postgresql://h/d", user: u, owner: o, owner-password-file: open.password}
                """;
        secret("open.password", "rw-r--r--");
        assertEquals(
                Map.of(
                        "database.user",
                        "settings.no-password",
                        "lingtan.yaml:2 database.owner-password-file",
                        "settings.secret-mode"),
                wrong(refused(file(text), Map.of())));
        secret("open.password", "rw-------");
        StoreSettings store = new SettingsReader(file(text), Map.of(DatabaseReader.PASSWORD, "told")).store();
        assertEquals(
                new DatabaseSettings.External(
                        "jdbc:postgresql://h/d",
                        new DatabaseSettings.Login("o", "s3cret"),
                        new DatabaseSettings.Login("u", "told")),
                store.database());
    }

    @Test
    void a_folder_with_a_database_of_its_own_is_not_left_behind_for_another_one() throws IOException {
        Files.createDirectories(folder.resolve("d/postgres/data"));
        String text = "data: d\ndatabase: {url: 'jdbc:postgresql://h/d', user: u}\n";
        assertEquals(
                Map.of("lingtan.yaml:2 database.url", "settings.two-databases"),
                wrong(refused(file(text), Map.of(DatabaseReader.PASSWORD, "told"))));
    }

    @Test
    void what_a_real_key_signs_names_its_body_and_keys_without_their_fellows_are_refused() throws IOException {
        secret("k.p12", "rw-------");
        assertEquals(
                Map.of(
                        "server.address", "settings.needed-with-key",
                        "body.zh", "settings.needed-with-key",
                        "body.en", "settings.needed-with-key"),
                wrong(refused(file("data: d\nkey: {file: k.p12}\n"), Map.of())));
        assertEquals(
                Map.of(
                        "lingtan.yaml:2 key.entry", "settings.without-key",
                        "lingtan.yaml:3 database.user", "settings.without-url",
                        "time-stamp.url", "settings.needed-with",
                        "lingtan.yaml:4 time-stamp.certificate", "settings.time-stamp-certificate"),
                wrong(refused(
                        file("data: d\nkey: {entry: e}\ndatabase: {user: u}\ntime-stamp: {certificate: k.p12}\n"),
                        Map.of())));
    }

    @Test
    void a_bucket_needs_a_key_and_its_secret_and_a_folder_without_documents() throws IOException {
        assertEquals(
                Map.of(
                        "lingtan.yaml:2 documents.bucket", "settings.bucket",
                        "documents.access-key", "settings.needed-with",
                        "lingtan.yaml:2 documents.endpoint", "settings.url",
                        "lingtan.yaml:2 documents.region", "settings.region",
                        "lingtan.yaml:2 documents.path-style", "settings.flag"),
                wrong(refused(
                        file("data: d\ndocuments: {bucket: A, endpoint: x, region: '?', path-style: x}\n"),
                        Map.of("LINGTAN_DOCUMENTS_SECRET_KEY", "geheim"))));
        assertEquals(
                Map.of("documents.access-key", "settings.no-secret-key"),
                wrong(refused(file("data: d\ndocuments: {bucket: abc, access-key: a}\n"), Map.of())));
        assertEquals(
                Map.of("lingtan.yaml:2 documents.region", "settings.without-bucket"),
                wrong(refused(file("data: d\ndocuments: {region: a}\n"), Map.of())));
        assertEquals(
                Map.of("documents.access-key", "settings.no-secret-key"),
                wrong(refused(
                        file("data: d\ndocuments: {bucket: abc, access-key: a}\n"),
                        Map.of("LINGTAN_DOCUMENTS_SECRET_KEY", "  "))));
        Files.writeString(secret("blank.secret", "rw-------"), "  \n");
        assertEquals(
                Map.of("documents.access-key", "settings.no-secret-key"),
                wrong(refused(
                        file("data: d\ndocuments: {bucket: abc, access-key: a, secret-key-file: blank.secret}\n"),
                        Map.of())));
        Files.createDirectories(folder.resolve("d/documents/ab"));
        Files.createFile(folder.resolve("d/documents/ab/document"));
        Map<String, String> told = Map.of("LINGTAN_DOCUMENTS_SECRET_KEY", "geheim");
        GivenSettings bucket = file("data: d\ndocuments: {bucket: abc, access-key: a}\n");
        assertEquals(Map.of("lingtan.yaml:2 documents.bucket", "settings.two-stores"), wrong(refused(bucket, told)));
        // A folder that a server made and never used is left.
        Files.delete(folder.resolve("d/documents/ab/document"));
        DocumentPlace place = new SettingsReader(bucket, told).store().documents();
        assertEquals(
                new DocumentPlace.Bucket(
                        Optional.empty(), "us-east-1", "abc", true, new DocumentPlace.Login("a", "geheim")),
                place);
        assertFalse(place.toString().contains("geheim"), "a secret would stand in a log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [", "data: x\ndata: y\n", "- data\n", "data: &a x\nbody: {zh: *a}\n"})
    void what_is_no_settings_file_is_refused(String text) {
        assertThrows(SourceException.class, () -> file(text));
    }

    @Test
    void a_file_of_comments_says_nothing() throws IOException {
        assertEquals(List.of(), file("# nothing\n\n").all(SettingKey.DATA));
        assertEquals(List.of(), file("").problems());
    }
}
