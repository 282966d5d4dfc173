package org.lingtan.api.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.report.SigningSettings;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.report.seal.HttpTimeStampSource;
import org.lingtan.report.seal.Issuers;
import org.lingtan.report.seal.KeyPassword;
import org.lingtan.report.seal.TimeStampSource;

/** With what the settings have certificates signed. */
final class SigningReader {

    private final GivenSettings given;
    private final Map<String, String> environment;
    private final SettingChecks checks;

    SigningReader(GivenSettings given, Map<String, String> environment, SettingChecks checks) {
        this.given = given;
        this.environment = environment;
        this.checks = checks;
    }

    SigningSettings read() throws IOException {
        Optional<Path> file = checks.file(SettingKey.KEY_FILE);
        Optional<Path> passwordFile = checks.file(SettingKey.KEY_PASSWORD_FILE);
        for (SettingKey key :
                List.of(SettingKey.KEY_ENTRY, SettingKey.KEY_PASSWORD_FILE, SettingKey.REVOCATION_LISTS)) {
            if (given.find(SettingKey.KEY_FILE).isEmpty()) {
                given.find(key).ifPresent(stray -> checks.wrong("settings.without-key", stray, key.path()));
            }
        }
        KeyPassword password = passwordFile.map(KeyPassword::file).orElseGet(() -> KeyPassword.usual(environment));
        Optional<SigningSettings.KeyFile> key =
                file.map(path -> new SigningSettings.KeyFile(path, checks.text(SettingKey.KEY_ENTRY), password));
        return new SigningSettings(key, timeStamps(), checks.existing(SettingKey.REVOCATION_LISTS));
    }

    private Optional<TimeStampSource> timeStamps() throws IOException {
        Optional<URI> address = checks.http(SettingKey.TIME_STAMP_URL);
        Optional<Path> file = checks.file(SettingKey.TIME_STAMP_CERTIFICATE);
        if (given.find(SettingKey.TIME_STAMP_URL).isPresent()) {
            checks.require(SettingKey.TIME_STAMP_CERTIFICATE, "settings.needed-with", SettingKey.TIME_STAMP_URL);
        } else if (file.isPresent()) {
            checks.require(SettingKey.TIME_STAMP_URL, "settings.needed-with", SettingKey.TIME_STAMP_CERTIFICATE);
        }
        Optional<X509Certificate> authority = file.isEmpty() ? Optional.empty() : authority(file.get());
        return address.isPresent() && authority.isPresent()
                ? Optional.of(new HttpTimeStampSource(address.get(), authority.get()))
                : Optional.empty();
    }

    private Optional<X509Certificate> authority(Path file) throws IOException {
        Given value = given.find(SettingKey.TIME_STAMP_CERTIFICATE).orElseThrow();
        try {
            List<X509Certificate> found = Issuers.ofCertificates(file).authorities();
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        } catch (SourceException noCertificate) {
            // Told below like a certificate that stamps no time.
        }
        checks.wrong("settings.time-stamp-certificate", value);
        return Optional.empty();
    }
}
