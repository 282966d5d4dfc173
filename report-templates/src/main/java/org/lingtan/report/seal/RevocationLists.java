package org.lingtan.report.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.source.Problem;

/**
 * Revocation lists (RFC 5280) of the authorities above a signing certificate, carried inside the signed revision, so that
 * a reader without a network sees that the certificate had not been revoked.
 */
public final class RevocationLists {

    private static final int MAX_BYTES = 1 << 20;

    private RevocationLists() {}

    /**
     * Reads lists to be carried in what a key signs.
     *
     * @param files the files, each one list in DER or PEM
     * @param key the key that will sign
     * @param now the time of signing
     * @return the lists in DER, in the order of the files
     * @throws IOException if a file cannot be read
     * @throws org.lingtan.catalog.source.SourceException if a file is no list of an authority in the key's chain, is not in
     *     force, or lists the key's own certificate
     */
    public static List<byte[]> read(List<Path> files, SealKey key, Instant now) throws IOException {
        List<byte[]> lists = new ArrayList<>();
        for (Path file : files) {
            if (Files.size(file) > MAX_BYTES) {
                throw SealTexts.refuse("crl.form", file);
            }
            X509CRL list = parsed(Files.readAllBytes(file)).orElseThrow(() -> SealTexts.refuse("crl.form", file));
            if (!isOfChain(list, key.chain())) {
                throw SealTexts.refuse(
                        "crl.foreign", file, list.getIssuerX500Principal().getName());
            }
            Date next = list.getNextUpdate();
            if (list.getThisUpdate().toInstant().isAfter(now)
                    || (next != null && next.toInstant().isBefore(now))) {
                throw SealTexts.refuse(
                        "crl.time", file, list.getThisUpdate().toInstant(), next == null ? "-" : next.toInstant());
            }
            for (X509Certificate certificate : key.chain()) {
                if (list.isRevoked(certificate)) {
                    throw SealTexts.refuse("crl.revoked", file, SealKey.name(certificate));
                }
            }
            lists.add(encoded(list));
        }
        return lists;
    }

    private static byte[] encoded(X509CRL list) {
        try {
            return list.getEncoded();
        } catch (CRLException e) {
            throw new IllegalStateException("A revocation list cannot be written.", e);
        }
    }

    /**
     * What is wrong with the lists that a report carries.
     *
     * @param lists the lists in DER
     * @param chain the certificate that signed, and those above it
     * @param signed when it signed
     * @return a fault for a list that is none or of somebody else, or that revokes the signer; empty for none
     */
    static Optional<Problem> fault(List<byte[]> lists, List<X509Certificate> chain, Instant signed, String place) {
        for (byte[] der : lists) {
            Optional<X509CRL> list = parsed(der);
            boolean isOfThen = list.filter(found -> isOfChain(found, chain)
                            && !found.getThisUpdate().toInstant().isAfter(signed))
                    .isPresent();
            if (!isOfThen) {
                return Optional.of(SealTexts.problem("seal.crl", place));
            }
            for (X509Certificate certificate : chain) {
                X509CRLEntry entry = list.get().getRevokedCertificate(certificate);
                if (entry != null && !entry.getRevocationDate().toInstant().isAfter(signed)) {
                    return Optional.of(SealTexts.problem(
                            "seal.revoked",
                            place,
                            SealKey.name(certificate),
                            entry.getRevocationDate().toInstant()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfChain(X509CRL list, List<X509Certificate> chain) {
        return chain.stream()
                .filter(above -> above.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                .anyMatch(above -> isSignedBy(list, above));
    }

    private static boolean isSignedBy(X509CRL list, X509Certificate above) {
        try {
            list.verify(above.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Optional<X509CRL> parsed(byte[] bytes) {
        try {
            return Optional.of(
                    (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes)));
        } catch (CRLException e) {
            return Optional.empty();
        } catch (CertificateException e) {
            throw new IllegalStateException("The platform reads no certificates.", e);
        }
    }
}
