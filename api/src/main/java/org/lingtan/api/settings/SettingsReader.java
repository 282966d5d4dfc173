package org.lingtan.api.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.application.Periods;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.document.DocumentPlace;
import org.lingtan.api.provider.ProviderSettings;
import org.lingtan.api.report.CertificateHead;
import org.lingtan.api.report.SigningSettings;
import org.lingtan.api.upload.UploadLimits;

/** Makes of what was given what the server needs, and refuses all that is wrong at once. */
public final class SettingsReader {

    private static final String ADDRESS = "https?://[!-~]*[!-.0-~]";
    private static final int MOST_ADDRESS = 200;
    private static final int USUAL_MANAGEMENT = 8081;

    private final GivenSettings given;
    private final Map<String, String> environment;
    private final SettingChecks checks;

    /**
     * A reader.
     *
     * @param given the settings
     * @param environment the environment variables, for secrets
     */
    public SettingsReader(GivenSettings given, Map<String, String> environment) {
        this.given = given;
        this.environment = Map.copyOf(environment);
        this.checks = new SettingChecks(given);
    }

    /**
     * Everything that a server needs to know.
     *
     * @return the settings
     * @throws IOException if a file cannot be read
     * @throws org.lingtan.api.problem.Refusal if anything is wrong, with every problem
     */
    public ServerSettings server() throws IOException {
        Optional<StoreSettings> store = findStore();
        Optional<Listening> server = listening(SettingKey.SERVER_PORT, SettingKey.SERVER_BIND);
        Optional<Listening> management = management(server);
        Optional<CertificateHead> head = head(server.map(Listening::port).orElse(0));
        List<Path> folders = checks.existing(SettingKey.RULEBOOKS);
        SigningSettings signing = new SigningReader(given, environment, checks).read();
        if (signing.key().isPresent()) {
            // A real key signs for good: what it signs must name its body and where it is looked up.
            for (SettingKey key : List.of(SettingKey.SERVER_ADDRESS, SettingKey.BODY_ZH, SettingKey.BODY_EN)) {
                checks.require(key, "settings.needed-with-key", SettingKey.KEY_FILE);
            }
        }
        List<String> proxies = checks.addresses(SettingKey.SERVER_PROXIES);
        AccessSettings access = new AccessReader(given, checks).read();
        Optional<ProviderSettings> provider = new ProviderReader(given, environment, checks).read();
        Periods periods = new PeriodReader(checks).read();
        UploadLimits uploads = new UploadReader(checks).read();
        checks.refuseIfAny();
        return new ServerSettings(
                store.orElseThrow(),
                server.orElseThrow(),
                management.orElseThrow(),
                proxies,
                head.orElseThrow(),
                folders.stream().map(Path::toString).toList(),
                signing,
                access,
                provider,
                periods,
                uploads);
    }

    /**
     * Where everything is kept, for commands that work on it beside the server.
     *
     * @return the data folder and the database
     * @throws IOException if a file cannot be read
     * @throws org.lingtan.api.problem.Refusal if anything about it is wrong, with every problem
     */
    public StoreSettings store() throws IOException {
        Optional<StoreSettings> store = findStore();
        checks.refuseIfAny();
        return store.orElseThrow();
    }

    private Optional<StoreSettings> findStore() throws IOException {
        checks.require(SettingKey.DATA, "settings.needed");
        Optional<Path> data =
                checks.path(SettingKey.DATA).map(path -> path.toAbsolutePath().normalize());
        Optional<Path> shared =
                checks.path(SettingKey.SHARED).map(path -> path.toAbsolutePath().normalize());
        if (shared.isPresent()) {
            // Nodes share what they keep only where they share the database too.
            checks.require(SettingKey.DATABASE_URL, "settings.needed-with", SettingKey.SHARED);
        }
        for (SettingKey key : List.of(SettingKey.DATA, SettingKey.SHARED)) {
            Optional<Path> folder = key == SettingKey.DATA ? data : shared;
            if (folder.isPresent() && Files.exists(folder.get().resolve(StoreSettings.UNFINISHED))) {
                checks.wrong("settings.unfinished", given.find(key).orElseThrow());
            }
        }
        Optional<DatabaseSettings> database = new DatabaseReader(given, environment, checks).read(data);
        Optional<DocumentPlace> documents = data.isEmpty()
                ? Optional.empty()
                : new DocumentReader(given, environment, checks).read(shared.orElse(data.get()));
        return documents.isPresent() && database.isPresent()
                ? Optional.of(new StoreSettings(data.get(), shared.orElse(data.get()), database.get(), documents.get()))
                : Optional.empty();
    }

    private Optional<Listening> listening(SettingKey port, SettingKey bind) {
        Optional<Integer> number = checks.port(port);
        Optional<String> address = checks.bind(bind);
        return number.isPresent() && address.isPresent()
                ? Optional.of(new Listening(number.get(), address.get()))
                : Optional.empty();
    }

    /** Health and metrics never share the port that strangers reach. */
    private Optional<Listening> management(Optional<Listening> server) {
        Optional<String> bind = checks.bind(SettingKey.MANAGEMENT_BIND);
        boolean isAny = server.filter(listening -> listening.port() == 0).isPresent();
        Optional<Integer> port = given.find(SettingKey.MANAGEMENT_PORT).isPresent()
                ? checks.port(SettingKey.MANAGEMENT_PORT)
                : Optional.of(isAny ? 0 : USUAL_MANAGEMENT);
        if (port.isPresent() && port.get() != 0 && port.equals(server.map(Listening::port))) {
            checks.add("settings.same-port", SettingKey.MANAGEMENT_PORT.path(), false, port.get());
        }
        return port.isPresent() && bind.isPresent()
                ? Optional.of(new Listening(port.get(), bind.get()))
                : Optional.empty();
    }

    private Optional<CertificateHead> head(int port) {
        String usual = "http://localhost:" + (port == 0 ? SettingKey.SERVER_PORT.usual() : String.valueOf(port));
        Optional<Given> address = given.find(SettingKey.SERVER_ADDRESS);
        if (address.isPresent()
                && (address.get().text().length() > MOST_ADDRESS
                        || !address.get().text().matches(ADDRESS))) {
            checks.wrong("settings.address", address.get());
            return Optional.empty();
        }
        return Optional.of(CertificateHead.of(
                checks.text(SettingKey.BODY_ZH).orElse(""),
                checks.text(SettingKey.BODY_EN).orElse(""),
                address.map(Given::text).orElse(usual)));
    }
}
