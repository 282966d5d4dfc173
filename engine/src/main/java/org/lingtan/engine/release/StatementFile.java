package org.lingtan.engine.release;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * The form of a statement on disk: one line of canonical JSON with the statement, which encloses the certificate, and the
 * signature over the statement's own canonical JSON. Only the one canonical form is read, so that every byte counts.
 */
final class StatementFile {

    private static final String SCHEMA = "1";
    private static final int MAX_BYTES = 64_000;
    private static final int MAX_REASON = 1_000;

    private StatementFile() {}

    /** Signs a statement that is to follow others. */
    static byte[] write(RulebookId rulebook, String content, String previous, Instant at, Act act, Signer signer)
            throws GeneralSecurityException {
        Map<String, @Nullable Object> statement = new TreeMap<>();
        statement.put("schemaVersion", SCHEMA);
        statement.put("kind", act.kind());
        statement.put("rulebook", Map.of("id", rulebook.id(), "version", rulebook.version(), "digest", content));
        statement.put("previous", previous.isEmpty() ? null : previous);
        statement.put("signedAt", at.toString());
        statement.put("signer", signer.person().name());
        statement.put("certificate", base64(encoded(signer.certificate())));
        statement.putAll(members(act));
        byte[] signed = signer.sign(bytes(CanonicalJson.write(statement)));
        return bytes(CanonicalJson.write(Map.of("statement", statement, "signature", base64(signed))) + "\n");
    }

    private static Map<String, @Nullable Object> members(Act act) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        if (act instanceof Act.Release release) {
            Map<String, @Nullable Object> validity = new TreeMap<>();
            validity.put("from", release.validity().from().toString());
            validity.put("to", text(release.validity().to()));
            validity.put("optInFrom", text(release.validity().optInFrom()));
            members.put("validity", validity);
        } else if (act instanceof Act.Extent extent) {
            members.put("to", text(extent.to()));
            members.put("reason", extent.reason());
        } else if (act instanceof Act.Supersession supersession) {
            members.put("from", supersession.from().toString());
            members.put("by", supersession.by().toString());
            members.put("reason", supersession.reason());
        } else if (act instanceof Act.Withdrawal withdrawal) {
            members.put("from", withdrawal.from().toString());
            members.put("reason", withdrawal.reason());
        }
        return members;
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /** Reads and verifies one file; anything but the one form with a good signature is refused. */
    static Statement read(int number, String name, byte[] file) {
        try {
            return parse(number, name, file);
        } catch (GeneralSecurityException | SourceException | IllegalArgumentException | DateTimeException e) {
            throw ReleaseTexts.defect("release.altered", "release/" + name, String.valueOf(e.getMessage()));
        }
    }

    private static Statement parse(int number, String name, byte[] file) throws GeneralSecurityException {
        if (file.length > MAX_BYTES) {
            throw new IllegalArgumentException("longer than " + MAX_BYTES + " bytes");
        }
        JsonNode root = JsonSource.read(name, file);
        root.only("statement", "signature");
        if (!Arrays.equals(file, bytes(CanonicalJson.write(plain(root)) + "\n"))) {
            throw new IllegalArgumentException("not in canonical form");
        }
        JsonNode statement = root.get("statement");
        X509Certificate certificate =
                certificate(unbase64(statement.get("certificate").text()));
        byte[] signed = unbase64(root.get("signature").text());
        SignatureScheme scheme = SignatureScheme.of(certificate.getPublicKey());
        if (!scheme.verifies(certificate.getPublicKey(), bytes(CanonicalJson.write(plain(statement))), signed)) {
            throw new GeneralSecurityException("the signature does not fit");
        }
        Person signer = Person.of(certificate);
        Instant at = Instant.parse(statement.get("signedAt").text());
        require(
                at.toString().equals(statement.get("signedAt").text())
                        && at.equals(at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)),
                "signedAt");
        certificate.checkValidity(java.util.Date.from(at));
        require(
                Person.isName(signer.name())
                        && signer.name().equals(statement.get("signer").text()),
                "signer");
        require(statement.get("schemaVersion").text().equals(SCHEMA), "schemaVersion");
        JsonNode rulebook = statement.get("rulebook");
        rulebook.only("id", "version", "digest");
        Act act = act(statement);
        require(name.equals(Statement.file(number, act)), "file name");
        return new Statement(
                number,
                new RulebookId(
                        rulebook.get("id").text(), rulebook.get("version").text()),
                rulebook.get("digest").text(),
                optional(statement, "previous"),
                at,
                signer,
                act,
                CanonicalJson.digest(file));
    }

    private static Act act(JsonNode statement) {
        return switch (statement.get("kind").text()) {
            case "approval" -> {
                only(statement);
                yield new Act.Approval();
            }
            case "release" -> {
                only(statement, "validity");
                JsonNode validity = statement.get("validity");
                validity.only("from", "to", "optInFrom");
                yield new Act.Release(new Validity(
                        day(validity, "from"), optionalDay(validity, "to"), optionalDay(validity, "optInFrom")));
            }
            case "extent" -> {
                only(statement, "to", "reason");
                yield new Act.Extent(optionalDay(statement, "to"), reason(statement));
            }
            case "supersession" -> {
                only(statement, "from", "by", "reason");
                RulebookId by = RulebookId.parse(statement.get("by").text());
                require(by.isPinned(), "by");
                yield new Act.Supersession(day(statement, "from"), by, reason(statement));
            }
            case "withdrawal" -> {
                only(statement, "from", "reason");
                yield new Act.Withdrawal(day(statement, "from"), reason(statement));
            }
            default -> throw new IllegalArgumentException("kind");
        };
    }

    private static void only(JsonNode statement, String... more) {
        List<String> allowed = new ArrayList<>(
                List.of("schemaVersion", "kind", "rulebook", "previous", "signedAt", "signer", "certificate"));
        allowed.addAll(List.of(more));
        statement.only(allowed.toArray(new String[0]));
    }

    private static String reason(JsonNode statement) {
        String reason = statement.get("reason").text();
        require(isReason(reason), "reason");
        return reason;
    }

    static boolean isReason(String reason) {
        return !reason.isBlank()
                && reason.length() <= MAX_REASON
                && reason.codePoints().noneMatch(Character::isISOControl);
    }

    private static LocalDate day(JsonNode node, String key) {
        LocalDate day = LocalDate.parse(node.get(key).text());
        require(day.toString().equals(node.get(key).text()), key);
        return day;
    }

    private static @Nullable LocalDate optionalDay(JsonNode node, String key) {
        return node.get(key).kind() == JsonNode.Kind.NULL ? null : day(node, key);
    }

    private static String optional(JsonNode node, String key) {
        return node.get(key).kind() == JsonNode.Kind.NULL ? "" : node.get(key).text();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** The tree that canonical JSON is written from; numbers and flags have no place in a statement. */
    private static @Nullable Object plain(JsonNode node) {
        return switch (node.kind()) {
            case OBJECT -> {
                Map<String, @Nullable Object> map = new TreeMap<>();
                node.entries().forEach((key, value) -> map.put(key, plain(value)));
                yield map;
            }
            case TEXT -> node.text();
            case NULL -> null;
            default -> throw new IllegalArgumentException(node.place());
        };
    }

    private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        require(Arrays.equals(der, encoded(certificate)), "certificate");
        return certificate;
    }

    private static byte[] encoded(X509Certificate certificate) throws CertificateEncodingException {
        return certificate.getEncoded();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] unbase64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        require(base64(bytes).equals(text), "base64");
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
