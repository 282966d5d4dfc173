package org.lingtan.api.settings;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lingtan.api.provider.ProviderAddress;
import org.lingtan.api.provider.ProviderSettings;
import org.lingtan.catalog.Text;

/** Which identity provider the settings name. */
final class ProviderReader {

    /** The secret of this server at the provider. */
    static final String CLIENT_SECRET = "LINGTAN_OIDC_CLIENT_SECRET";

    private static final String EVERYBODY = "everybody";
    private static final String ADMINISTRATORS = "administrators";
    private static final String WORD = "[!#-\\[\\]-~]{1,200}";

    /** What is given to somebody else one day, or can be chosen by whoever it is about. */
    private static final Set<String> CHANGING_HANDS = Set.of(
            "email",
            "preferred_username",
            "upn",
            "unique_name",
            "name",
            "nickname",
            "given_name",
            "family_name",
            "phone_number",
            "mail",
            "username",
            "login",
            "mobile",
            "phone",
            "user_name",
            "display_name",
            "cn");

    /** What is about a token, a log-in, a client or a group, and so the same of many people, or another one each time. */
    private static final Set<String> ABOUT_OTHERS = Set.of(
            "iss",
            "aud",
            "azp",
            "client_id",
            "scope",
            "typ",
            "exp",
            "iat",
            "nbf",
            "auth_time",
            "updated_at",
            "nonce",
            "jti",
            "sid",
            "session_state",
            "at_hash",
            "c_hash",
            "s_hash",
            "acr",
            "amr",
            "ver",
            "idp",
            "tid",
            "hd",
            "org_id",
            "tenant_id",
            "organization",
            "appid",
            "groups",
            "roles",
            "role",
            "email_verified",
            "phone_number_verified",
            "address",
            "birthdate",
            "gender",
            "locale",
            "zoneinfo",
            "middle_name",
            "profile",
            "picture",
            "website");

    private final GivenSettings given;
    private final Map<String, String> environment;
    private final SettingChecks checks;

    ProviderReader(GivenSettings given, Map<String, String> environment, SettingChecks checks) {
        this.given = given;
        this.environment = environment;
        this.checks = checks;
    }

    /** The provider; empty if there is none, or if anything about it is wrong. */
    Optional<ProviderSettings> read() throws IOException {
        if (given.find(SettingKey.OIDC_ISSUER).isEmpty()) {
            refuseStrays();
            return Optional.empty();
        }
        requireReturn();
        checks.require(SettingKey.OIDC_CLIENT_ID, "settings.needed-with", SettingKey.OIDC_ISSUER);
        Optional<URI> issuer = issuer();
        Optional<String> id = words(SettingKey.OIDC_CLIENT_ID).stream().findFirst();
        Optional<String> secret = checks.secret(
                SettingKey.OIDC_CLIENT_SECRET_FILE,
                CLIENT_SECRET,
                environment.getOrDefault(CLIENT_SECRET, ""),
                SettingKey.OIDC_CLIENT_ID,
                "settings.no-client-secret");
        List<String> scopes = words(SettingKey.OIDC_SCOPES);
        Set<String> acr = new LinkedHashSet<>(words(SettingKey.OIDC_ACR));
        Set<String> amr = new LinkedHashSet<>(words(SettingKey.OIDC_AMR));
        String claim = claim();
        boolean passwords = passwords();
        return issuer.isEmpty() || id.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProviderSettings(
                        issuer.get(), id.get(), secret.get(), scopes, name(), claim, acr, amr, passwords));
    }

    private void refuseStrays() {
        for (SettingKey key : SettingKey.values()) {
            if (key.path().startsWith("oidc.")) {
                given.all(key).forEach(stray -> checks.wrong("settings.without-issuer", stray, key.path()));
            }
        }
    }

    /** The provider knows one address to send browsers back to, and what they bring opens a session. */
    private void requireReturn() {
        checks.require(SettingKey.SERVER_ADDRESS, "settings.needed-with", SettingKey.OIDC_ISSUER);
        given.find(SettingKey.SERVER_ADDRESS)
                .filter(address ->
                        find(address).filter(ProviderAddress::isProtected).isEmpty())
                .ifPresent(address -> checks.wrong("settings.return-address", address));
    }

    private Optional<URI> issuer() {
        Given value = given.find(SettingKey.OIDC_ISSUER).orElseThrow();
        Optional<URI> address = find(value)
                .filter(ProviderAddress::isProtected)
                .filter(uri ->
                        uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null);
        if (address.isEmpty()) {
            checks.wrong("settings.issuer", value);
        }
        return address;
    }

    private static Optional<URI> find(Given value) {
        try {
            return Optional.of(URI.create(value.text()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private List<String> words(SettingKey key) {
        List<String> words = new ArrayList<>();
        for (Given value : given.all(key)) {
            if (value.text().matches(WORD)) {
                words.add(value.text());
            } else {
                checks.wrong("settings.oidc-word", value);
            }
        }
        return words;
    }

    private String claim() {
        Given value = given.find(SettingKey.OIDC_CLAIM).orElseThrow();
        String name = value.text().toLowerCase(Locale.ROOT);
        if (!value.text().matches(WORD) || CHANGING_HANDS.contains(name) || ABOUT_OTHERS.contains(name)) {
            checks.wrong("settings.claim", value);
        }
        return value.text();
    }

    private boolean passwords() {
        Given value = given.find(SettingKey.OIDC_PASSWORDS).orElseThrow();
        if (!value.text().equals(EVERYBODY) && !value.text().equals(ADMINISTRATORS)) {
            checks.wrong("settings.passwords", value);
        }
        return !value.text().equals(ADMINISTRATORS);
    }

    private Text name() {
        return new Text(
                checks.text(SettingKey.OIDC_NAME_ZH).orElse(SettingKey.OIDC_NAME_ZH.usual()),
                checks.text(SettingKey.OIDC_NAME_EN).orElse(SettingKey.OIDC_NAME_EN.usual()));
    }
}
