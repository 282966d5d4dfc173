package org.lingtan.judges;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** EU DSS under a policy stricter than its own, which lets a box appended after signing pass. */
final class Signatures {

    private static final List<String> STRICT = List.of("UndefinedChanges", "DocMDP", "FieldMDP", "SigFieldLock");

    private Signatures() {}

    /** Form and indication of the one signature; what is missing or too much is said instead. */
    static String judge(byte[] report, Path issuer) throws IOException {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        try (InputStream in = Files.newInputStream(issuer)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.addCertificate(new CertificateToken((X509Certificate) certificate));
            }
        } catch (CertificateException e) {
            throw new IOException(e);
        }
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setAIASource(null);
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(report));
        validator.setCertificateVerifier(verifier);
        SimpleReport found = validator.validateDocument(new ByteArrayInputStream(policy())).getSimpleReport();
        List<String> ids = found.getSignatureIdList();
        if (ids.size() != 1) {
            return ids.size() + " signatures";
        }
        String id = ids.get(0);
        String why = found.getSubIndication(id) == null
                ? ""
                : " " + found.getSubIndication(id) + " " + found.getAdESValidationErrors(id).stream().map(m -> m.getValue()).toList();
        return found.getSignatureFormat(id) + " " + found.getIndication(id) + why;
    }

    private static byte[] policy() throws IOException {
        try (InputStream in = Signatures.class.getResourceAsStream("/policy/constraint.xml")) {
            String policy = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String check : STRICT) {
                String changed = policy.replaceAll("<" + check + " Level=\"\\w+\"", "<" + check + " Level=\"FAIL\"");
                if (!changed.contains("<" + check + " Level=\"FAIL\"")) {
                    throw new IOException("The policy of DSS has no check " + check);
                }
                policy = changed;
            }
            return policy.getBytes(StandardCharsets.UTF_8);
        }
    }
}
