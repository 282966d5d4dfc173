package org.lingtan.report.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * The certificates that a verifier accepts as issuer, each pinned whole and with its time of use. Certificates that were
 * replaced stay, so that what they signed stays valid.
 *
 * @param all the issuers, in the order they came into use
 * @param authorities the time-stamp authorities whose time is believed, each pinned whole
 */
public record Issuers(List<Issuer> all, List<X509Certificate> authorities) {

    private static final int MAX_BYTES = 1 << 20;
    /** The extended key usage of time-stamp authorities (RFC 3161, 2.3). */
    private static final String STAMPS_TIME = "1.3.6.1.5.5.7.3.8";

    /** Copies the lists. */
    public Issuers {
        all = List.copyOf(all);
        authorities = List.copyOf(authorities);
    }

    /**
     * Reads the certificates of a file in PEM or DER; each is accepted for its own validity, those of time-stamp
     * authorities for time-stamps alone.
     *
     * @param file the file
     * @return the issuers
     * @throws IOException if it cannot be read
     */
    public static Issuers ofCertificates(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw SealTexts.refuse("issuer.certificate", file);
        }
        List<X509Certificate> found = certificates(Files.readAllBytes(file), file.toString());
        return new Issuers(
                found.stream()
                        .filter(certificate -> !stampsTime(certificate))
                        .map(certificate -> new Issuer(
                                List.of(certificate), certificate.getNotBefore().toInstant(), Optional.empty(), ""))
                        .toList(),
                found.stream().filter(Issuers::stampsTime).toList());
    }

    private static boolean stampsTime(X509Certificate certificate) {
        try {
            List<String> usage = certificate.getExtendedKeyUsage();
            return usage != null && usage.contains(STAMPS_TIME);
        } catch (CertificateException e) {
            return false;
        }
    }

    /** Reads the file of a key home; one that is not there has none. */
    static Issuers read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Issuers(List.of(), List.of());
        }
        JsonNode root = JsonSource.read(file.toString(), Files.readAllBytes(file));
        List<X509Certificate> authorities = new ArrayList<>();
        for (JsonNode item : root.find("authorities").map(JsonNode::items).orElse(List.of())) {
            authorities.addAll(certificates(item.text().getBytes(StandardCharsets.US_ASCII), item.place()));
        }
        return new Issuers(
                root.get("issuers").items().stream().map(Issuers::issuer).toList(), authorities);
    }

    private static Issuer issuer(JsonNode node) {
        List<X509Certificate> chain = new ArrayList<>();
        for (JsonNode item : node.get("certificates").items()) {
            chain.addAll(certificates(item.text().getBytes(StandardCharsets.US_ASCII), item.place()));
        }
        if (chain.isEmpty()) {
            throw SealTexts.refuse("issuer.certificate", node.place());
        }
        return new Issuer(
                chain,
                instant(node.get("from")),
                node.find("until").map(Issuers::instant),
                node.get("reason").text());
    }

    private static Instant instant(JsonNode node) {
        try {
            return Instant.parse(node.text());
        } catch (DateTimeException e) {
            throw SealTexts.refuse("issuer.time", node.place(), node.text());
        }
    }

    /** The file of a key home. */
    byte[] write() {
        List<Map<String, Object>> list = all.stream().map(Issuers::json).toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", "1");
        json.put("issuers", list);
        if (!authorities.isEmpty()) {
            json.put("authorities", authorities.stream().map(Issuers::pem).toList());
        }
        return (CanonicalJson.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> json(Issuer issuer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("certificates", issuer.chain().stream().map(Issuers::pem).toList());
        json.put("from", issuer.from().toString());
        issuer.until().ifPresent(until -> json.put("until", until.toString()));
        json.put("reason", issuer.reason());
        return json;
    }

    /**
     * A certificate in PEM.
     *
     * @param certificate the certificate
     * @return the text, with a line break at its end
     */
    public static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate cannot be written.", e);
        }
    }

    /**
     * The issuer that a certificate belongs to: the pinned one itself, or one directly below a pinned issuer's
     * certificate that may sign certificates. A name alone never counts.
     *
     * @param certificate the certificate that signed
     * @return the issuer; empty for a foreign certificate
     */
    public Optional<Issuer> find(X509Certificate certificate) {
        for (Issuer issuer : all) {
            if (issuer.certificate().equals(certificate)) {
                return Optional.of(issuer);
            }
        }
        return all.stream()
                .filter(issuer -> isUnder(issuer.certificate(), certificate))
                .map(issuer -> new Issuer(
                        List.of(certificate, issuer.certificate()), issuer.from(), issuer.until(), issuer.reason()))
                .findFirst();
    }

    private static boolean isUnder(X509Certificate above, X509Certificate certificate) {
        if (above.getBasicConstraints() < 0
                || !certificate.getIssuerX500Principal().equals(above.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(above.getPublicKey(), KeyFiles.BOUNCY_CASTLE);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    Issuers with(Issuer issuer) {
        List<Issuer> more = new ArrayList<>(all);
        more.add(issuer);
        return new Issuers(more, authorities);
    }

    Issuers accepting(X509Certificate authority) {
        List<X509Certificate> more = new ArrayList<>(authorities);
        more.add(authority);
        return new Issuers(all, more);
    }

    /**
     * These and others together.
     *
     * @param others others
     * @return both
     */
    public Issuers and(Issuers others) {
        List<Issuer> issuers = new ArrayList<>(all);
        issuers.addAll(others.all);
        List<X509Certificate> more = new ArrayList<>(authorities);
        more.addAll(others.authorities);
        return new Issuers(issuers, more);
    }

    /** Ends the use of a certificate. */
    Issuers ended(X509Certificate certificate, Instant until, String reason) {
        return new Issuers(
                all.stream()
                        .map(issuer -> issuer.certificate().equals(certificate)
                                        && issuer.until().isEmpty()
                                ? new Issuer(issuer.chain(), issuer.from(), Optional.of(until), reason)
                                : issuer)
                        .toList(),
                authorities);
    }

    static List<X509Certificate> certificates(byte[] content, String place) {
        try {
            List<X509Certificate> found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(content))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (CertificateException e) {
            throw SealTexts.refuse("issuer.certificate", place);
        }
        throw SealTexts.refuse("issuer.certificate", place);
    }
}
