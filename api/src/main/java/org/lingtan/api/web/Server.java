package org.lingtan.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.access.DataKey;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.DocumentStore;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.report.CertificateDraft;
import org.lingtan.api.report.CertificateHead;
import org.lingtan.api.report.CertificateSealing;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.report.seal.KeyHome;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running server. */
public final class Server implements AutoCloseable {

    private static final int CONNECTIONS = 20;

    private final Database database;
    private final ConfigurableApplicationContext context;
    private final Optional<String> setUp;

    private Server(Database database, ConfigurableApplicationContext context, Optional<String> setUp) {
        this.database = database;
        this.context = context;
        this.setUp = setUp;
    }

    /**
     * What a server needs to know.
     *
     * @param data the data folder
     * @param port the port; 0 for any
     * @param database which database
     * @param books the rulebooks within reach
     * @param head who certifies, as certificates print it
     * @param access the periods of accounts
     * @param clock what time it is
     */
    public record Settings(
            Path data,
            int port,
            DatabaseSettings database,
            Bookcase books,
            CertificateHead head,
            AccessSettings access,
            Clock clock) {}

    /**
     * Starts a server on the loopback address.
     *
     * @param settings what it needs to know
     * @return the server, ready
     * @throws org.lingtan.api.problem.Refusal if its database cannot be used
     */
    public static Server start(Settings settings) {
        Database database = Database.open(settings.database(), CONNECTIONS);
        try {
            Path data = settings.data();
            ServerFolders folders = folders(data);
            PackageEvaluation evaluation = new PackageEvaluation(settings.books());
            Findings findings = new Findings(
                    new DocumentStore(data.resolve("documents")), PackageEvaluation.certifying(settings.books()));
            CertificateSealing sealing = new CertificateSealing(
                    KeyHome.at(data.resolve("keys"), settings.clock()),
                    new CertificateDraft(findings, settings.books(), settings.head()),
                    settings.clock());
            CertificationBody body = new CertificationBody(
                    database, data, new IssuingCore.Issuer(sealing, findings::binding), settings.clock());
            AccessDesk access = AccessDesk.of(
                    body,
                    settings.access(),
                    DataKey.at(data.resolve("access-key")),
                    settings.head().name().en(),
                    settings.clock());
            CaseDesk desk = new CaseDesk(
                    body, access.accounts(), settings.books(), evaluation, findings, folders, settings.clock());
            ConfigurableApplicationContext context = run(settings.port(), beans -> {
                GenericApplicationContext generic = (GenericApplicationContext) beans;
                generic.registerBean(CertificationBody.class, () -> body);
                access.register(generic);
                generic.registerBean(CertificateHead.class, settings::head);
                generic.registerBean(PackageEvaluation.class, () -> evaluation);
                generic.registerBean(CaseDesk.class, () -> desk);
                generic.registerBean(ServerFolders.class, () -> folders);
            });
            Server server = new Server(database, context, access.accounts().openSetUp());
            server.writeSetUp(data.resolve("set-up-link"));
            return server;
        } catch (IOException e) {
            database.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** What was on its way in when the last server ended is gone. */
    private static ServerFolders folders(Path data) throws IOException {
        Path incoming = Files.createDirectories(data.resolve("incoming"));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(incoming)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
        return new ServerFolders(incoming);
    }

    private static ConfigurableApplicationContext run(
            int port, ApplicationContextInitializer<ConfigurableApplicationContext> beans) {
        SpringApplication application = new SpringApplication(ServerConfiguration.class);
        application.addInitializers(beans);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of(
                "server.port", String.valueOf(port),
                "server.address", "127.0.0.1",
                "server.shutdown", "graceful",
                "server.error.include-message", "never",
                "spring.main.banner-mode", "off",
                "spring.servlet.multipart.enabled", "false",
                "springdoc.api-docs.path", "/api/v1/openapi.json",
                "springdoc.api-docs.version", "openapi_3_1"));
        return application.run();
    }

    private void writeSetUp(Path file) throws IOException {
        if (setUp.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Path partly = file.resolveSibling("set-up-link-new");
        Files.deleteIfExists(partly);
        Files.createFile(partly, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(partly, List.of(setUpLink().orElseThrow()), StandardCharsets.UTF_8);
        Files.move(partly, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The address of the server.
     *
     * @return for example {@code http://127.0.0.1:8080}
     */
    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /**
     * The link by which the first administrator gets in, good once and for one hour.
     *
     * @return the link; empty if there are people already
     */
    public Optional<String> setUpLink() {
        return setUp.map(secret -> address() + "/api/v1/setup#" + secret);
    }

    /** Ends what is being answered, then stops. */
    @Override
    public void close() {
        context.close();
        database.close();
    }
}
