package org.lingtan.api.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A key of the settings of the server. What each means is said in {@code settings.yaml}, in both languages. */
public enum SettingKey {
    /** The data folder. */
    DATA("data", "--data", ""),
    /** The folder that several nodes share. */
    SHARED("shared", "", ""),
    /** The port. */
    SERVER_PORT("server.port", "--port", "8080"),
    /** The address of this machine that is listened on. */
    SERVER_BIND("server.bind", "--bind", "127.0.0.1"),
    /** Where the server is reached from outside. */
    SERVER_ADDRESS("server.address", "--address", ""),
    /** The proxies that say for whom they ask. */
    SERVER_PROXIES("server.proxies", "", ""),
    /** The certification body in Chinese. */
    BODY_ZH("body.zh", "--body-zh", ""),
    /** The certification body in English. */
    BODY_EN("body.en", "--body-en", ""),
    /** Folders of rulebooks beside the shipped ones. */
    RULEBOOKS("rulebooks", "--rulebooks", ""),
    /** The JDBC address of an external database. */
    DATABASE_URL("database.url", "", ""),
    /** The role that works with the tables. */
    DATABASE_USER("database.user", "", ""),
    /** The file with its password. */
    DATABASE_PASSWORD_FILE("database.password-file", "", ""),
    /** The role that owns and migrates the tables. */
    DATABASE_OWNER("database.owner", "", ""),
    /** The file with its password. */
    DATABASE_OWNER_PASSWORD_FILE("database.owner-password-file", "", ""),
    /** The bucket that holds the documents. */
    DOCUMENTS_BUCKET("documents.bucket", "", ""),
    /** Where its store is reached. */
    DOCUMENTS_ENDPOINT("documents.endpoint", "", ""),
    /** Its region. */
    DOCUMENTS_REGION("documents.region", "", "us-east-1"),
    /** Whether requests name it in their path. */
    DOCUMENTS_PATH_STYLE("documents.path-style", "", "true"),
    /** The id of the key with which the store is asked. */
    DOCUMENTS_ACCESS_KEY("documents.access-key", "", ""),
    /** The file with the secret of that key. */
    DOCUMENTS_SECRET_KEY_FILE("documents.secret-key-file", "", ""),
    /** The key that signs certificates. */
    KEY_FILE("key.file", "", ""),
    /** Its entry. */
    KEY_ENTRY("key.entry", "", ""),
    /** The file with its password or PIN. */
    KEY_PASSWORD_FILE("key.password-file", "", ""),
    /** The time-stamp authority. */
    TIME_STAMP_URL("time-stamp.url", "", ""),
    /** Its certificate. */
    TIME_STAMP_CERTIFICATE("time-stamp.certificate", "", ""),
    /** The revocation lists that certificates carry inside. */
    REVOCATION_LISTS("revocation-lists", "", ""),
    /** The port of health and metrics. */
    MANAGEMENT_PORT("management.port", "", ""),
    /** The address of this machine that they listen on. */
    MANAGEMENT_BIND("management.bind", "", "127.0.0.1"),
    /** After how many minutes without a request a session ends. */
    ACCESS_IDLE("access.idle-minutes", "", "30"),
    /** After how many hours a session ends. */
    ACCESS_LONGEST("access.longest-hours", "", "12"),
    /** How many minutes a log-in is recent. */
    ACCESS_RECENT("access.recent-minutes", "", "10"),
    /** How many hours a link for a password is good. */
    ACCESS_LINK("access.link-hours", "", "72"),
    /** How many sessions a person has at once. */
    ACCESS_SESSIONS("access.sessions", "", "10"),
    /** Whether everybody needs an app for one-time codes. */
    ACCESS_SECOND_FACTOR("access.second-factor", "", "true"),
    /** Failed log-ins to one account. */
    ACCESS_LOG_INS_BY_ACCOUNT("access.log-ins-by-account", "", "10"),
    /** Failed log-ins from one address. */
    ACCESS_LOG_INS_BY_ADDRESS("access.log-ins-by-address", "", "50"),
    /** Uses of one-time links from one address. */
    ACCESS_LINKS_BY_ADDRESS("access.links-by-address", "", "20"),
    /** Requests to the public register from one address. */
    ACCESS_REGISTER_BY_ADDRESS("access.register-by-address", "", "300"),
    ACCESS_EXPORTS_BY_ADDRESS("access.exports-by-address", "", "5"),
    /** Packages that one person has checked or evaluated. */
    ACCESS_PACKAGES_BY_PERSON("access.packages-by-person", "", "60"),
    /** Objections and complaints from one address. */
    ACCESS_DISPUTES_BY_ADDRESS("access.disputes-by-address", "", "10"),
    /** How the identity provider names itself. */
    OIDC_ISSUER("oidc.issuer", "", ""),
    /** The id of this server there. */
    OIDC_CLIENT_ID("oidc.client-id", "", ""),
    /** The file with the secret that goes with it. */
    OIDC_CLIENT_SECRET_FILE("oidc.client-secret-file", "", ""),
    /** What is asked for beside openid. */
    OIDC_SCOPES("oidc.scopes", "", ""),
    /** How pages name the way in, in Chinese. */
    OIDC_NAME_ZH("oidc.name-zh", "", "统一登录"),
    /** How pages name the way in, in English. */
    OIDC_NAME_EN("oidc.name-en", "", "Single sign-on"),
    /** The claim that tells one person from another. */
    OIDC_CLAIM("oidc.claim", "", "sub"),
    /** The values of acr that stand for two factors. */
    OIDC_ACR("oidc.acr", "", ""),
    /** The values of amr that stand for two factors. */
    OIDC_AMR("oidc.amr", "", ""),
    /** Who may log in by a password. */
    OIDC_PASSWORDS("oidc.passwords", "", "everybody"),
    /** How many hours an upload in parts is kept. */
    UPLOADS_HOURS("uploads.hours", "", "24"),
    /** How many one person has open. */
    UPLOADS_BY_PERSON("uploads.by-person", "", "3"),
    /** How large all of them are together. */
    UPLOADS_MEGABYTES("uploads.megabytes", "", "10000"),
    /** For how many days a decision is public. */
    PERIODS_PUBLICITY("periods.publicity-days", "", "7"),
    /** For how many months a certificate is valid. */
    PERIODS_VALIDITY("periods.validity-months", "", "12"),
    /** After how many days an answer is due. */
    PERIODS_ANSWER("periods.answer-days", "", "15"),
    /** After how many days a corrective action is due. */
    PERIODS_CORRECTION("periods.correction-days", "", "30");

    private final String path;
    private final String option;
    private final String usual;

    SettingKey(String path, String option, String usual) {
        this.path = path;
        this.option = option;
        this.usual = usual;
    }

    /**
     * How the key is written in a settings file.
     *
     * @return for example {@code server.port}
     */
    public String path() {
        return path;
    }

    /**
     * The option of the command line that says the same and wins.
     *
     * @return for example {@code --port}; empty if there is none
     */
    public Optional<String> findOption() {
        return option.isEmpty() ? Optional.empty() : Optional.of(option);
    }

    /**
     * What holds where nothing is said.
     *
     * @return the value; blank if there is none
     */
    String usual() {
        return usual;
    }

    /** Whether its value is a list. */
    boolean isList() {
        return switch (this) {
            case RULEBOOKS, REVOCATION_LISTS, SERVER_PROXIES, OIDC_SCOPES, OIDC_ACR, OIDC_AMR -> true;
            default -> false;
        };
    }

    static Optional<SettingKey> find(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    /** The names of the maps that keys stand in. */
    static List<String> groups() {
        return Arrays.stream(values())
                .map(SettingKey::path)
                .filter(path -> path.contains("."))
                .map(path -> path.substring(0, path.indexOf('.')))
                .distinct()
                .toList();
    }
}
