package org.lingtan.api.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.DatabaseSettings.Login;

/** Which database the settings name. */
final class DatabaseReader {

    /** The password of the role that works with the tables. */
    static final String PASSWORD = "LINGTAN_DATABASE_PASSWORD";

    /** The password of the role that owns them. */
    static final String OWNER_PASSWORD = "LINGTAN_DATABASE_OWNER_PASSWORD";

    private static final String URL = "jdbc:postgresql://[!-~]+/[!-~]+";

    private final GivenSettings given;
    private final Map<String, String> environment;
    private final SettingChecks checks;

    DatabaseReader(GivenSettings given, Map<String, String> environment, SettingChecks checks) {
        this.given = given;
        this.environment = environment;
        this.checks = checks;
    }

    Optional<DatabaseSettings> read(Optional<Path> data) throws IOException {
        Optional<Given> url = given.find(SettingKey.DATABASE_URL);
        if (url.isEmpty()) {
            refuseStrays();
            return data.map(DatabaseSettings.Embedded::new);
        }
        if (!url.get().text().matches(URL)) {
            checks.wrong("settings.jdbc", url.get());
        }
        if (url.get().text().matches(".*[?&](?:user|password|sslpassword)=.*")) {
            checks.wrong("settings.jdbc-secret", url.get());
        }
        if (data.filter(DatabaseReader::hasDatabase).isPresent()) {
            checks.wrong("settings.two-databases", url.get(), data.get());
        }
        checks.require(SettingKey.DATABASE_USER, "settings.needed-with", SettingKey.DATABASE_URL);
        Optional<Login> application =
                login(SettingKey.DATABASE_USER, SettingKey.DATABASE_PASSWORD_FILE, PASSWORD, true);
        boolean hasOwner = given.find(SettingKey.DATABASE_OWNER).isPresent();
        Optional<Login> owner =
                login(SettingKey.DATABASE_OWNER, SettingKey.DATABASE_OWNER_PASSWORD_FILE, OWNER_PASSWORD, hasOwner);
        return application.map(login -> new DatabaseSettings.External(url.get().text(), owner.orElse(login), login));
    }

    /** A folder with a database of its own would be left behind unseen, and its numbers given out again. */
    private static boolean hasDatabase(Path data) {
        return Files.exists(data.resolve("postgres").resolve("data"));
    }

    private void refuseStrays() {
        for (SettingKey key : List.of(
                SettingKey.DATABASE_USER,
                SettingKey.DATABASE_PASSWORD_FILE,
                SettingKey.DATABASE_OWNER,
                SettingKey.DATABASE_OWNER_PASSWORD_FILE)) {
            given.find(key).ifPresent(stray -> checks.wrong("settings.without-url", stray, key.path()));
        }
    }

    private Optional<Login> login(SettingKey user, SettingKey file, String variable, boolean isNeeded)
            throws IOException {
        Optional<String> name = checks.text(user);
        Optional<Path> secret = checks.file(file);
        String told = environment.getOrDefault(variable, "");
        if (!isNeeded || name.isEmpty()) {
            return Optional.empty();
        }
        if (secret.isEmpty() && told.isEmpty()) {
            if (given.find(file).isEmpty()) {
                checks.add("settings.no-password", user.path(), false, name.get(), file.path(), variable);
            }
            return Optional.empty();
        }
        return Optional.of(new Login(name.get(), secret.isPresent() ? checks.secret(secret.get(), file) : told));
    }
}
