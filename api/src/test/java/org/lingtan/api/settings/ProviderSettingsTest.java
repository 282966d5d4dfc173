package org.lingtan.api.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.provider.ProviderSettings;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.Problem;

class ProviderSettingsTest {

    private static final Map<String, String> TOLD = Map.of(ProviderReader.CLIENT_SECRET, "geheim");
    private static final String BEGIN = "data: d\nserver: {address: 'https://register.example'}\n";

    @TempDir
    private Path folder = Path.of("");

    private GivenSettings file(String text) throws IOException {
        return GivenSettings.of(Files.writeString(folder.resolve("lingtan.yaml"), text));
    }

    private Optional<ProviderSettings> read(String text, Map<String, String> environment) throws IOException {
        return new SettingsReader(file(text), environment).server().provider();
    }

    private Map<String, String> wrong(String text, Map<String, String> environment) throws IOException {
        SettingsReader reader = new SettingsReader(file(text), environment);
        Map<String, String> codes = new TreeMap<>();
        for (Problem problem : assertThrows(Refusal.class, reader::server).problems()) {
            codes.put(problem.place().replaceFirst("^.*[/ ]", ""), problem.code());
        }
        return codes;
    }

    @Test
    void there_is_no_provider_unless_a_file_names_one() throws IOException {
        assertEquals(Optional.empty(), read("data: d\n", Map.of()));
        assertEquals(
                Map.of(
                        "oidc.client-id", "settings.without-issuer",
                        "oidc.passwords", "settings.without-issuer"),
                wrong("data: d\noidc: {client-id: a, passwords: everybody}\n", Map.of()));
    }

    @Test
    void a_provider_needs_an_id_a_secret_and_an_address_to_come_back_to() throws IOException {
        assertEquals(
                Map.of("server.address", "settings.needed-with", "oidc.client-id", "settings.needed-with"),
                wrong("data: d\noidc: {issuer: 'https://id.example'}\n", TOLD));
        assertEquals(
                Map.of("oidc.client-id", "settings.no-client-secret"),
                wrong(BEGIN + "oidc: {issuer: 'https://id.example', client-id: a}\n", Map.of()));
        ProviderSettings usual = read(BEGIN + "oidc: {issuer: 'https://id.example', client-id: a}\n", TOLD)
                .orElseThrow();
        assertEquals(
                new ProviderSettings(
                        URI.create("https://id.example"),
                        "a",
                        "geheim",
                        List.of(),
                        new Text("统一登录", "Single sign-on"),
                        "sub",
                        Set.of(),
                        Set.of(),
                        true),
                usual);
        assertFalse(usual.toString().contains("geheim"), "a secret would stand in a log");
    }

    @Test
    void a_file_says_everything_else_too() throws IOException {
        Path secret = Files.writeString(folder.resolve("oidc.secret"), "in a file\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        String text =
                "data: d\nserver: {address: 'http://localhost:8080'}\noidc: {issuer: 'http://127.0.0.1:1/realms/a',"
                        + " client-id: a, client-secret-file: oidc.secret, scopes: [profile, phone], name-zh: 甲, name-en: A,"
                        + " claim: oid, acr: [gold], amr: [mfa, hwk], passwords: administrators}\n";
        assertEquals(
                Optional.of(new ProviderSettings(
                        URI.create("http://127.0.0.1:1/realms/a"),
                        "a",
                        "in a file",
                        List.of("profile", "phone"),
                        new Text("甲", "A"),
                        "oid",
                        Set.of("gold"),
                        Set.of("mfa", "hwk"),
                        false)),
                read(text, Map.of()));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(Map.of("oidc.client-secret-file", "settings.secret-mode"), wrong(text, Map.of()));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(secret, "  \n");
        assertEquals(Map.of("oidc.client-id", "settings.no-client-secret"), wrong(text, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, http://id.example, settings.issuer",
        "issuer, id.example, settings.issuer",
        "issuer, https://user@id.example, settings.issuer",
        "issuer, https://id.example?a=b, settings.issuer",
        "issuer, 'https://id example', settings.issuer",
        "client-id, a b, settings.oidc-word",
        "scopes, a b, settings.oidc-word",
        "claim, email, settings.claim",
        "claim, preferred_username, settings.claim",
        "claim, a b, settings.claim",
        "claim, azp, settings.claim",
        "claim, aud, settings.claim",
        "claim, iss, settings.claim",
        "claim, nonce, settings.claim",
        "claim, jti, settings.claim",
        "claim, sid, settings.claim",
        "claim, acr, settings.claim",
        "claim, auth_time, settings.claim",
        "claim, email_verified, settings.claim",
        "claim, groups, settings.claim",
        "claim, tid, settings.claim",
        "claim, Email, settings.claim",
        "claim, mobile, settings.claim",
        "claim, phone, settings.claim",
        "claim, user_name, settings.claim",
        "claim, display_name, settings.claim",
        "claim, cn, settings.claim",
        "claim, tenant_id, settings.claim",
        "claim, organization, settings.claim",
        "claim, appid, settings.claim",
        "acr, a b, settings.oidc-word",
        "passwords, nobody, settings.passwords"
    })
    void whatever_cannot_be_used_is_told(String key, String value, String code) throws IOException {
        Map<String, String> all = new TreeMap<>(Map.of("issuer", "https://id.example", "client-id", "a"));
        all.put(key, value);
        StringBuilder text = new StringBuilder(BEGIN + "oidc:\n");
        all.forEach((name, said) -> text.append("  %s: '%s'%n".formatted(name, said)));
        assertEquals(Map.of("oidc." + key, code), wrong(text.toString(), TOLD));
    }

    @Test
    void what_the_browser_brings_back_does_not_go_in_the_clear() throws IOException {
        assertEquals(
                Map.of("server.address", "settings.return-address"),
                wrong(BEGIN.replace("https", "http") + "oidc: {issuer: 'https://id.example', client-id: a}\n", TOLD));
    }
}
