package org.lingtan.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lingtan.api.access.DataKey;
import org.lingtan.api.access.PersonNames;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.JournalMark;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.certificate.Register;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.Jobs;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.edition.Editions;
import org.lingtan.api.edition.SigningKeys;
import org.lingtan.api.edition.StoredCases;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.provider.IdentityProvider;
import org.lingtan.api.provider.ProviderSettings;
import org.lingtan.api.report.CertificateDraft;
import org.lingtan.api.report.CertificateHead;
import org.lingtan.api.report.CertificateSealing;
import org.lingtan.api.report.CertificateSigner;
import org.lingtan.api.report.RegisterStatements;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.settings.Listening;
import org.lingtan.api.settings.ServerSettings;
import org.lingtan.api.settings.StoreSettings;
import org.lingtan.api.upload.Uploads;
import org.lingtan.report.seal.KeyHome;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running server. */
public final class Server implements AutoCloseable {

    private static final int CONNECTIONS = 20;

    private final Opened opened;
    private final JournalMark mark;
    private final Jobs jobs;
    private final String bind;
    private final ConfigurableApplicationContext context;
    private final Optional<String> setUp;

    private Server(
            Opened opened,
            JournalMark mark,
            Jobs jobs,
            String bind,
            ConfigurableApplicationContext context,
            Optional<String> setUp) {
        this.opened = opened;
        this.mark = mark;
        this.jobs = jobs;
        this.bind = bind;
        this.context = context;
        this.setUp = setUp;
    }

    /**
     * What a server needs to know.
     *
     * @param given the settings
     * @param books the rulebooks within reach
     * @param clock what time it is
     * @param log takes what the operator is told
     */
    public record Settings(ServerSettings given, Bookcase books, Clock clock, ServerLog log) {}

    /**
     * Starts a server.
     *
     * @param settings what it needs to know
     * @return the server, ready
     * @throws org.lingtan.api.problem.Refusal if its database cannot be used, or is not the one that the data folder
     *     belongs to
     * @throws org.lingtan.catalog.source.SourceException if the key that is to sign cannot be used
     */
    public static Server start(Settings settings) {
        Opened opened = new Opened();
        try {
            return start(settings, opened);
        } catch (IOException e) {
            opened.closeAfter(e);
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private static Server start(Settings settings, Opened opened) throws IOException {
        StoreSettings store = settings.given().store();
        Database database = opened.add(Database.open(store.database(), CONNECTIONS), Database::close);
        DocumentStore documents =
                new StoreFirst(opened.add(store.openDocuments(), DocumentStore::close), database.locks());
        Path data = store.data();
        Clock clock = settings.clock();
        JournalMark mark = new JournalMark(new Journal(database, clock), data);
        mark.require();
        ServerFolders folders = folders(data);
        Path released = Files.createDirectories(data.resolve("rulebooks"));
        Bookcase books = settings.books().with(released);
        PackageEvaluation evaluation = new PackageEvaluation(books);
        Findings findings = new Findings(documents, PackageEvaluation.certifying(books));
        CertificateSigner signer = CertificateSigner.of(
                KeyHome.at(store.keys(), clock), settings.given().signing(), clock.instant());
        CertificateSealing sealing = new CertificateSealing(
                signer,
                new CertificateDraft(findings, books, settings.given().head(), new PersonNames(database)),
                clock);
        CertificationBody body = new CertificationBody(
                database,
                documents,
                new IssuingCore.Issuer(sealing, findings::binding),
                clock,
                (step, number) -> settings.log().tell("issuing", Map.of("certificate", number, "step", step.code())));
        AccessDesk access = AccessDesk.of(
                body,
                settings.given().access(),
                settings.given().provider().map(ProviderSettings::passwords).orElse(true),
                DataKey.at(store.accessKey()),
                settings.given().head().name().en(),
                clock);
        Optional<IdentityProvider> provider = provider(settings);
        SigningKeys keys = new SigningKeys(database, body.journal(), access.accounts()::get, clock);
        Editions editions = new Editions(
                database,
                body.journal(),
                body.documents(),
                keys,
                books,
                new Editions.Folders(released, folders.incoming()),
                signer.isForEvaluation(),
                clock);
        editions.follow();
        CaseEvidence stored = new CaseEvidence(body, evaluation, findings);
        CaseDesk desk = new CaseDesk(
                body,
                access.accounts(),
                books,
                stored,
                findings,
                editions,
                settings.given().periods(),
                clock);
        PackageDesk packages = new PackageDesk(desk, body, evaluation, findings, stored, folders);
        Uploads uploads =
                new Uploads(database, store.uploads(), settings.given().uploads(), clock);
        AnsweredOnce once = new AnsweredOnce(body.keys(), access.key());
        RulebookDesk rulebooks = new RulebookDesk(
                editions, body.keys(), books, new StoredCases(body.cases(), body.documents()), folders);
        Register register = new Register(body, clock);
        register.follow();
        RegisterStatements statements =
                new RegisterStatements(body, register, signer, settings.given().head(), clock);
        Listening listening = settings.given().server();
        Jobs jobs = opened.add(
                ServerJobs.start(body, editions, access.sessions(), uploads, settings.log(), clock), Jobs::close);
        ConfigurableApplicationContext running = run(settings.given(), beans -> {
            GenericApplicationContext generic = (GenericApplicationContext) beans;
            generic.registerBean(CertificationBody.class, () -> body);
            access.register(generic);
            provider.ifPresent(one -> generic.registerBean(IdentityProvider.class, () -> one));
            generic.registerBean(Register.class, () -> register);
            generic.registerBean(RegisterStatements.class, () -> statements);
            generic.registerBean(CertificateHead.class, settings.given()::head);
            generic.registerBean(PackageEvaluation.class, () -> evaluation);
            generic.registerBean(CaseDesk.class, () -> desk);
            generic.registerBean(PackageDesk.class, () -> packages);
            generic.registerBean(PublicDesk.class, () -> new PublicDesk(body, access.key(), desk::today));
            generic.registerBean(SigningKeys.class, () -> keys);
            generic.registerBean(Editions.class, () -> editions);
            generic.registerBean(RulebookDesk.class, () -> rulebooks);
            generic.registerBean(ServerFolders.class, () -> folders);
            generic.registerBean(AnsweredOnce.class, () -> once);
            generic.registerBean(UploadDesk.class, () -> new UploadDesk(uploads, desk, packages, once));
            generic.registerBean(ServerLog.class, settings::log);
            generic.registerBean(Jobs.class, () -> jobs, definition -> definition.setDestroyMethodName(""));
        });
        ConfigurableApplicationContext context = opened.add(running, ConfigurableApplicationContext::close);
        Server server = new Server(
                opened, mark, jobs, listening.bind(), context, access.accounts().openSetUp());
        mark.write();
        server.writeSetUp(data.resolve("set-up-link"));
        return server;
    }

    /** Tokens of a provider carry the time of its machine, so they are held against the time of this one. */
    private static Optional<IdentityProvider> provider(Settings settings) {
        ServerSettings given = settings.given();
        return given.provider()
                .map(one -> new IdentityProvider(
                        one,
                        URI.create(given.head().address() + ProviderDesk.BACK),
                        given.access().fresh(),
                        Clock.systemUTC(),
                        failure -> settings.log().tell("provider", Map.of("failure", failure))));
    }

    /** What was on its way in when the last server ended is gone. */
    private static ServerFolders folders(Path data) throws IOException {
        Path incoming = Files.createDirectories(data.resolve("incoming"));
        try (Stream<Path> left = Files.walk(incoming)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(incoming)) {
                    Files.delete(path);
                }
            }
        }
        return new ServerFolders(incoming);
    }

    private static ConfigurableApplicationContext run(
            ServerSettings given, ApplicationContextInitializer<ConfigurableApplicationContext> beans) {
        // Logs are ours: one line for each event, without what a library would quote.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SpringApplication application = new SpringApplication(ServerConfiguration.class);
        application.addInitializers(beans);
        application.setRegisterShutdownHook(false);
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port", String.valueOf(given.server().port()),
                "server.address", given.server().bind(),
                "server.shutdown", "graceful",
                "server.forward-headers-strategy", "native",
                "server.tomcat.remoteip.internal-proxies", Proxies.pattern(given.proxies()),
                "server.error.include-message", "never",
                "spring.main.banner-mode", "off",
                "spring.servlet.multipart.enabled", "false",
                "springdoc.api-docs.path", "/api/v1/openapi.json",
                "springdoc.api-docs.version", "openapi_3_1"));
        properties.putAll(OperationConfiguration.properties(given.management()));
        application.setDefaultProperties(properties);
        try {
            return application.run();
        } catch (RuntimeException e) {
            throw taken(e, given).orElse(e);
        }
    }

    /** An address that another program listens on, or that this machine does not have. */
    private static Optional<RuntimeException> taken(RuntimeException failure, ServerSettings given) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof BindException || at instanceof PortInUseException) {
                return Optional.of(Refusal.of(
                        Refusal.Reason.IO, "server.taken", "serve", said(given.server()), said(given.management())));
            }
        }
        return Optional.empty();
    }

    private static String said(Listening listening) {
        return listening.bind() + " " + listening.port();
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
     * The address of the server on this machine.
     *
     * @return for example {@code http://127.0.0.1:8080}
     */
    public String address() {
        boolean isAny = bind.equals("0.0.0.0") || bind.equals("::");
        String host = isAny ? "127.0.0.1" : bind.contains(":") ? "[" + bind + "]" : bind;
        return "http://" + host + ":" + context.getEnvironment().getProperty("local.server.port");
    }

    /**
     * Where health and metrics are told.
     *
     * @return the port
     */
    public int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    /**
     * The link by which the first administrator gets in, good once and for one hour.
     *
     * @return the link; empty if there are people already
     */
    public Optional<String> setUpLink() {
        return setUp.map(secret -> address() + "/api/v1/setup#" + secret);
    }

    /** Lets jobs begin nothing more, ends what is being answered, then stops what both use. */
    @Override
    public void close() {
        try {
            jobs.close();
            context.close();
            writeMark();
        } finally {
            opened.close();
        }
    }

    private void writeMark() {
        try {
            mark.write();
        } catch (IOException | RuntimeException noDatabase) {
            // The mark of the start still holds.
        }
    }
}
