package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.api.MovingClock;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.application.Periods;
import org.lingtan.api.application.Role;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.DocumentPlace;
import org.lingtan.api.provider.ProviderSettings;
import org.lingtan.api.report.CertificateHead;
import org.lingtan.api.report.SigningSettings;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.settings.Listening;
import org.lingtan.api.settings.ServerSettings;
import org.lingtan.api.settings.StoreSettings;
import org.lingtan.api.upload.UploadLimits;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.engine.evidence.PackageWriter;

/** A server with people in every role, and the first steps of a case. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunningServer {

    static final String PASSWORD = "sieben Zwiebeln im Regen";
    static final Path EXAMPLE = Path.of("../examples/office-park");
    static final CertificateHead HEAD =
            new CertificateHead(new Text("示例认证机构", "Example Body"), "https://register.example");

    static final UploadLimits UPLOADS = new UploadLimits(Duration.ofHours(24), 3, 700_000_000);

    final MovingClock clock = new MovingClock();
    final Queue<String> logged = new ConcurrentLinkedQueue<>();
    final Map<String, Client> people = new TreeMap<>();
    final Map<String, String> ids = new TreeMap<>();
    /** The secrets of the apps that people have enrolled, by their names. */
    final Map<String, String> apps = new TreeMap<>();

    final DatabaseSettings.External database = TestDatabase.fresh();
    Path folder = Path.of("");
    Optional<Server> running = Optional.empty();
    String link = "";
    byte[] archive = new byte[0];

    final Client stranger() {
        return new Client(running.orElseThrow().address(), "");
    }

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        folder = data;
        prepare(data);
        running = Optional.of(node(data, HEAD));
        link = Files.readString(data.resolve("set-up-link")).strip();
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("set-up-link"))));
        admitEverybody();
        Path zip = data.resolve("package.zip");
        PackageWriter.write(EXAMPLE, zip, Catalogue.shipped());
        archive = Files.readAllBytes(zip);
    }

    /** The periods of the cases of this test. */
    Periods periods() {
        return Periods.STANDARD;
    }

    /** Where the server of this test keeps everything: here a database that somebody else runs. */
    DatabaseSettings store(Path data) {
        return database;
    }

    /** The identity provider of this test. */
    Optional<ProviderSettings> provider() {
        return Optional.empty();
    }

    /** Where the server of this test keeps documents. */
    DocumentPlace place(Path data) {
        return new DocumentPlace.Folder(data.resolve("documents"));
    }

    /** What stands in the data folder before the server starts. */
    void prepare(Path data) throws IOException {}

    /** A server on the database of this test. */
    final Server node(Path data, CertificateHead head) {
        return node(data, head, "127.0.0.1", List.of(), AccessSettings.standard());
    }

    /** Another node beside the first, which shares its folder. */
    final Server node(Path data, Path shared) {
        return node(
                new StoreSettings(data, shared, store(shared), place(shared)),
                HEAD,
                "127.0.0.1",
                List.of(),
                AccessSettings.standard());
    }

    final Server node(Path data, CertificateHead head, String bind, List<String> proxies, AccessSettings access) {
        return node(new StoreSettings(data, data, store(data), place(data)), head, bind, proxies, access);
    }

    private Server node(
            StoreSettings store, CertificateHead head, String bind, List<String> proxies, AccessSettings access) {
        ServerSettings given = new ServerSettings(
                store,
                new Listening(0, bind),
                new Listening(0, "127.0.0.1"),
                proxies,
                head,
                List.of(),
                SigningSettings.EVALUATION,
                access,
                provider(),
                periods(),
                UPLOADS);
        return Server.start(new Server.Settings(
                given, Bookcase.open(List.of(), Optional.empty()), clock, new ServerLog(clock, logged::add)));
    }

    @AfterAll
    void stop() {
        running.ifPresent(Server::close);
    }

    private void admitEverybody() {
        String secret = link.substring(link.indexOf('#') + 1);
        String body = "{\"secret\":\"%s\",\"name\":\"管理员\",\"login\":\"administrator\",\"password\":\"%s\"}"
                .formatted(secret, PASSWORD);
        Client.Answer first = stranger().post("/api/v1/setup", body);
        assertEquals(201, first.status(), first.body());
        remember("administrator", Role.ADMINISTRATOR);
        assertEquals(403, stranger().post("/api/v1/setup", body).status());
        for (Role role : Role.values()) {
            if (role != Role.PUBLIC && role != Role.ADMINISTRATOR && role != Role.APPLICANT) {
                admit(role.code(), "body", role);
            }
        }
        admit("applicant", "park-1", Role.APPLICANT);
        admit("declarant", "park-1", Role.APPLICANT);
        admit("other", "park-2", Role.APPLICANT);
    }

    final void admit(String name, String tenant, Role role) {
        Client.Answer invited = invite(name, tenant, role);
        String body = "{\"secret\":\"%s\",\"password\":\"%s\"}"
                .formatted(invited.json().get("secret").text(), PASSWORD);
        assertEquals(204, stranger().post("/api/v1/password", body).status());
        remember(name, role);
    }

    final Client.Answer invite(String name, String tenant, Role role) {
        Client.Answer invited = as("administrator")
                .post(
                        "/api/v1/persons",
                        "{\"name\":\"%s\",\"login\":\"%s\",\"tenant\":\"%s\",\"roles\":[\"%s\"]}"
                                .formatted(name, name, tenant, role.code()));
        assertEquals(201, invited.status(), invited.body());
        return invited;
    }

    /** Logs somebody in for the first time and makes a token, with which {@link #as} sends. */
    private void remember(String name, Role role) {
        Client.Answer token = enrol(name)
                .post(
                        "/api/v1/tokens",
                        "{\"label\":\"tests\",\"roles\":[\"%s\"],\"readOnly\":false,\"days\":\"365\"}"
                                .formatted(role.code()));
        assertEquals(201, token.status(), token.body());
        people.put(
                name,
                new Client(stranger().address(), token.json().get("secret").text()));
        ids.put(name, token.json().get("person").text());
    }

    /** A browser in which somebody has just logged in and enrolled an app. */
    final Browser enrol(String name) {
        Browser browser = new Browser(stranger().address());
        assertEquals(201, browser.logIn(name, PASSWORD, "").status());
        Client.Answer begun = browser.post("/api/v1/second-factor", "");
        assertEquals(201, begun.status(), begun.body());
        apps.put(name, begun.json().get("secret").text());
        Client.Answer confirmed = browser.confirm(code(name));
        assertEquals(200, confirmed.status(), confirmed.body());
        return browser;
    }

    /** A browser in which somebody has just logged in, with a code of their own half minute. */
    final Browser browser(String name) {
        Browser browser = new Browser(stranger().address());
        Client.Answer opened = logIn(browser, name);
        assertEquals(201, opened.status(), opened.body());
        return browser;
    }

    final Client.Answer logIn(Browser browser, String name) {
        clock.pass(Duration.ofSeconds(30));
        return browser.logIn(name, PASSWORD, code(name));
    }

    /** What the app of somebody shows now. */
    final String code(String name) {
        return Authenticator.code(java.util.Objects.requireNonNull(apps.get(name)), clock.instant());
    }

    final Client as(String name) {
        return java.util.Objects.requireNonNull(people.get(name));
    }

    final String openCase() {
        Client.Answer opened = as("applicant").post("/api/v1/cases", "{\"rulebook\":\"cnip@1.0.0\"}");
        assertEquals(201, opened.status(), opened.body());
        return opened.json().get("id").text();
    }

    final Client.Answer act(String name, String id, String act, String more) {
        String match = as("auditor").get("/api/v1/cases/" + id).header("ETag");
        String body = "{\"act\":\"%s\",\"reason\":\"because\"%s}".formatted(act, more);
        return as(name).send(
                        "POST",
                        "/api/v1/cases/" + id + "/acts",
                        body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        match);
    }

    final void done(String name, String id, String act, String state) {
        Client.Answer answer = act(name, id, act, "");
        assertEquals(200, answer.status(), answer.body());
        assertEquals(state, answer.json().get("state").text());
    }

    /** Opens a case, hands in the example, and brings it to the verification of its evidence. */
    final String verification() {
        return verification(openCase(), archive);
    }

    /** The same for a case that is open already. */
    final String verification(String id, byte[] sent) {
        Client.Answer attached = as("applicant").send("POST", "/api/v1/cases/" + id + "/package", sent, "\"0\"");
        assertEquals(200, attached.status(), attached.body());
        assertEquals(409, act("applicant", id, "submit", "").status(), "a second person declares");
        Client.Answer submitted = act("declarant", id, "submit", "");
        assertTrue(submitted.json().get("receipt").get("hash").text().startsWith("sha256:"), submitted.body());
        done("evaluator", id, "accept", "complete");
        done("evaluator", id, "declare-free", "complete");
        Client.Answer assigned = act("administrator", id, "assign", ",\"seat\":\"" + ids.get("evaluator") + "\"");
        assertEquals(200, assigned.status(), assigned.body());
        done("evaluator", id, "begin", "verification");
        return id;
    }
}
