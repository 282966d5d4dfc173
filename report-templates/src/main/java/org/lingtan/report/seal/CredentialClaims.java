package org.lingtan.report.seal;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigDecimal;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;

/** What the credential of a report claims, in the shape of the UNTP Digital Conformity Credential 0.6. */
final class CredentialClaims {

    private static final String STATUS = "credentialStatus";
    private static final String TOPIC = "environment.emissions";

    private final ReportData data;
    private final Assessment assessment;
    private final Optional<Issuance> issuance;

    private CredentialClaims(ReportData data) {
        this.data = data;
        this.assessment = data.assessment();
        this.issuance = data.issuance();
    }

    static Map<String, Object> of(ReportData data, X509Certificate issuer) {
        return sorted(new CredentialClaims(data).credential(issuer));
    }

    /** As credentials were before they named their status lists. */
    static Map<String, Object> withoutStatus(ReportData data, X509Certificate issuer) {
        Map<String, Object> claims = new CredentialClaims(data).credential(issuer);
        claims.remove(STATUS);
        return sorted(claims);
    }

    private Map<String, Object> credential(X509Certificate issuer) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(
                "@context",
                List.of(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://test.uncefact.org/vocabulary/untp/dcc/working/"));
        claims.put("type", List.of("DigitalConformityCredential", "VerifiableCredential"));
        claims.put("id", "urn:lingtan:credential:" + number());
        claims.put("issuer", typed("CredentialIssuer", "id", did(issuer.getPublicKey()), "name", issuerName(issuer)));
        LocalDate from = issuance.map(Issuance::validFrom).orElse(assessment.date());
        claims.put("validFrom", from + "T00:00:00Z");
        issuance.ifPresent(act -> claims.put("validUntil", act.validTo() + "T23:59:59Z"));
        issuance.flatMap(act -> StatusPlace.find(act.verification(), act.number()))
                .ifPresent(place -> claims.put(STATUS, place.entries()));
        claims.put("credentialSubject", attestation());
        return claims;
    }

    /** The certificate number, else what tells one self-assessment from every other. */
    private String number() {
        return issuance.map(Issuance::number).orElseGet(() -> hex(assessment.digest()));
    }

    private String issuerName(X509Certificate issuer) {
        return issuance.map(act -> words(act.body())).orElseGet(() -> SealKey.name(issuer));
    }

    private Map<String, Object> attestation() {
        boolean isCertificate = data.isCertificate();
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("type", List.of("ConformityAttestation", "Attestation"));
        subject.put("id", "urn:lingtan:attestation:" + number());
        subject.put("name", words(data.standard().titles()));
        subject.put("assessorLevel", isCertificate ? "3rdParty" : "Self");
        subject.put("assessmentLevel", isCertificate && !data.isForEvaluationOnly() ? "Verified" : "Unspecified");
        subject.put("attestationType", isCertificate ? "certification" : "declaration");
        subject.put("description", description());
        subject.put(
                "issuedToParty",
                Map.of("id", parkId(), "name", words(data.subject().name())));
        subject.put("auditableEvidence", link("package", data.subject().packageDigest(), "evidence package"));
        subject.put(
                "conformityCertificate",
                link("report-data", CanonicalJson.digest(data.toJson()), "assessment.json inside the report"));
        subject.put("assessment", List.of(conformityAssessment()));
        return subject;
    }

    private String description() {
        String assurance = data.isCertificate() ? "Certified assessment" : "Self-assessment, not certified";
        String use = data.isForEvaluationOnly() ? ", for evaluation only" : "";
        return assurance + use + ". Rulebook " + assessment.rulebook() + ", digest " + assessment.rulebookDigest()
                + "; factor tables " + assessment.factorsDigest() + "; assessment " + assessment.digest() + ".";
    }

    private Map<String, Object> conformityAssessment() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("type", List.of("ConformityAssessment", "Declaration"));
        claims.put("id", "urn:lingtan:assessment:" + hex(assessment.digest()));
        claims.put("name", words(assessment.titles()));
        claims.put("assessmentDate", assessment.date().toString());
        claims.put(
                "referenceStandard",
                typed(
                        "Standard",
                        "id",
                        "urn:lingtan:standard:" + assessment.rulebook().id(),
                        "name",
                        words(data.standard().titles()) + " " + data.standard().edition(),
                        "issuingParty",
                        Map.of(
                                "id",
                                "urn:lingtan:publisher:" + assessment.rulebook().id(),
                                "name",
                                data.standard()
                                        .publisher()
                                        .map(CredentialClaims::words)
                                        .orElse("unknown"))));
        claims.put("assessmentCriteria", List.of(criterion()));
        List<Object> values = values();
        if (!values.isEmpty()) {
            claims.put("declaredValue", values);
        }
        claims.put("conformityTopic", TOPIC);
        claims.put("conformance", assessment.rating().level().isPresent());
        claims.put("assessedFacility", List.of(facility()));
        return claims;
    }

    private Map<String, Object> criterion() {
        Map<String, Object> claims = typed(
                "Criterion",
                "id",
                "urn:lingtan:rulebook:" + assessment.rulebook().toString().replace('@', ':'),
                "name",
                words(assessment.titles()),
                "description",
                "Rulebook " + assessment.rulebook() + ", digest " + assessment.rulebookDigest());
        claims.put("conformityTopic", TOPIC);
        claims.put("status", "active");
        claims.put(
                "performanceLevel",
                assessment.rating().level().map(level -> words(level.titles())).orElse("none"));
        return claims;
    }

    private List<Object> values() {
        List<Object> values = new ArrayList<>();
        assessment
                .rating()
                .score()
                .ifPresent(score -> values.add(typed(
                        "Metric",
                        "metricName",
                        "proved score",
                        "metricValue",
                        typed("Measure", "value", new BigDecimal(score.proved().toDecimal()), "unit", "C62"),
                        "score",
                        score.proved().toDecimal() + "/" + score.max().toDecimal())));
        return values;
    }

    private Map<String, Object> facility() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("type", List.of("FacilityVerification"));
        String building = assessment.subject().isEmpty() ? "" : " / " + assessment.subject();
        claims.put(
                "facility", Map.of("id", parkId(), "name", words(data.subject().name()) + building));
        claims.put("IDverifiedByCAB", false);
        return claims;
    }

    private String parkId() {
        return "urn:lingtan:park:" + data.subject().creditCode();
    }

    private static Map<String, Object> link(String kind, String digest, String name) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("type", List.of("SecureLink", "Link"));
        claims.put("linkURL", "urn:lingtan:" + kind + ":" + hex(digest));
        claims.put("linkName", name);
        claims.put("hashDigest", hex(digest));
        claims.put("hashMethod", "SHA-256");
        return claims;
    }

    private static Map<String, Object> typed(String type, Object... members) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("type", List.of(type));
        for (int i = 0; i < members.length; i += 2) {
            claims.put((String) members[i], members[i + 1]);
        }
        return claims;
    }

    private static String words(Text text) {
        return text.zh().equals(text.en()) ? text.zh() : text.zh() + " / " + text.en();
    }

    private static String hex(String digest) {
        return digest.substring(digest.indexOf(':') + 1);
    }

    /** The decentralised identifier that is the key itself. */
    static String did(PublicKey key) {
        JWK jwk = key instanceof ECPublicKey ec
                ? new ECKey.Builder(Curve.P_256, ec).build()
                : new RSAKey.Builder((RSAPublicKey) key).build();
        return "did:jwk:" + Base64URL.encode(jwk.toJSONString());
    }

    /** Members in one order, so that the same claims are the same bytes wherever they are written. */
    private static Map<String, Object> sorted(Map<?, ?> claims) {
        Map<String, Object> sorted = new TreeMap<>();
        claims.forEach((name, value) -> sorted.put((String) name, sortedValue(value)));
        return sorted;
    }

    private static Object sortedValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return sorted(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(CredentialClaims::sortedValue).toList()
                : value;
    }
}
