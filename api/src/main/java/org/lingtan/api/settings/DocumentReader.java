package org.lingtan.api.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lingtan.api.document.DocumentPlace;

/** Where the settings have documents kept. */
final class DocumentReader {

    /** The secret of the access key. */
    static final String SECRET_KEY = "LINGTAN_DOCUMENTS_SECRET_KEY";

    private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
    private static final String REGION = "[a-z0-9-]{1,40}";

    private final GivenSettings given;
    private final Map<String, String> environment;
    private final SettingChecks checks;

    DocumentReader(GivenSettings given, Map<String, String> environment, SettingChecks checks) {
        this.given = given;
        this.environment = environment;
        this.checks = checks;
    }

    /** The place; empty if anything about it is wrong. */
    Optional<DocumentPlace> read(Path shared) throws IOException {
        Optional<Given> bucket = given.find(SettingKey.DOCUMENTS_BUCKET);
        if (bucket.isEmpty()) {
            refuseStrays();
            return Optional.of(StoreSettings.inFolder(shared));
        }
        if (holdsFiles(shared.resolve(StoreSettings.DOCUMENTS))) {
            checks.wrong("settings.two-stores", bucket.get(), shared.resolve(StoreSettings.DOCUMENTS));
        }
        requireForm(SettingKey.DOCUMENTS_BUCKET, BUCKET, "settings.bucket");
        requireForm(SettingKey.DOCUMENTS_REGION, REGION, "settings.region");
        Optional<URI> endpoint = checks.http(SettingKey.DOCUMENTS_ENDPOINT);
        Optional<Boolean> isPathStyle = checks.flag(SettingKey.DOCUMENTS_PATH_STYLE);
        checks.require(SettingKey.DOCUMENTS_ACCESS_KEY, "settings.needed-with", SettingKey.DOCUMENTS_BUCKET);
        Optional<String> accessKey = checks.text(SettingKey.DOCUMENTS_ACCESS_KEY);
        Optional<String> secretKey = secretKey();
        return accessKey.isEmpty() || secretKey.isEmpty() || isPathStyle.isEmpty()
                ? Optional.empty()
                : Optional.of(new DocumentPlace.Bucket(
                        endpoint,
                        given.find(SettingKey.DOCUMENTS_REGION).orElseThrow().text(),
                        bucket.get().text(),
                        isPathStyle.get(),
                        new DocumentPlace.Login(accessKey.get(), secretKey.get())));
    }

    /** An empty folder, which a server without documents made, leaves nothing behind. */
    private static boolean holdsFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.anyMatch(Files::isRegularFile);
        }
    }

    private void requireForm(SettingKey key, String form, String code) {
        Given value = given.find(key).orElseThrow();
        if (!value.text().matches(form)) {
            checks.wrong(code, value);
        }
    }

    private void refuseStrays() {
        for (SettingKey key : List.of(
                SettingKey.DOCUMENTS_ENDPOINT,
                SettingKey.DOCUMENTS_REGION,
                SettingKey.DOCUMENTS_PATH_STYLE,
                SettingKey.DOCUMENTS_ACCESS_KEY,
                SettingKey.DOCUMENTS_SECRET_KEY_FILE)) {
            given.all(key).forEach(stray -> checks.wrong("settings.without-bucket", stray, key.path()));
        }
    }

    private Optional<String> secretKey() throws IOException {
        return checks.secret(
                SettingKey.DOCUMENTS_SECRET_KEY_FILE,
                SECRET_KEY,
                environment.getOrDefault(SECRET_KEY, ""),
                SettingKey.DOCUMENTS_ACCESS_KEY,
                "settings.no-secret-key");
    }
}
