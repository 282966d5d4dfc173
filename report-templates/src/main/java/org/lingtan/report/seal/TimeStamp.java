package org.lingtan.report.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.CollectionStore;

/**
 * A time-stamp over a signature.
 *
 * @param time the time stamped
 * @param authority the certificate of the authority
 */
record TimeStamp(Instant time, X509Certificate authority) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BITS = 64;

    /**
     * Asks for a token over a signature. Of the certificates in it only the authority's stays: it is the only one that
     * the token itself is bound to.
     */
    static byte[] token(TimeStampSource source, byte[] signature) throws IOException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(
                TSPAlgorithms.SHA256, CmsSignature.sha256(signature), new BigInteger(NONCE_BITS, RANDOM));
        try {
            TimeStampResponse response = new TimeStampResponse(source.answer(request.getEncoded()));
            response.validate(request);
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new IOException("no time-stamp: " + response.getStatusString());
            }
            List<X509CertificateHolder> only = List.of(new JcaX509CertificateHolder(source.certificate()));
            byte[] der = CMSSignedData.replaceCertificatesAndCRLs(
                            token.toCMSSignedData(), new CollectionStore<>(only), null, null)
                    .toASN1Structure()
                    .getEncoded(ASN1Encoding.DER);
            if (!read(der, signature).authority().equals(source.certificate())) {
                throw new IOException("a time-stamp of somebody else");
            }
            return der;
        } catch (TSPException | CMSException | GeneralSecurityException e) {
            throw new IOException("no time-stamp: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a token and checks that it is whole and stamps this signature.
     *
     * @throws IOException if it is anything else
     */
    static TimeStamp read(byte[] der, byte[] signature) throws IOException {
        try {
            byte[] canonical = ASN1Primitive.fromByteArray(der).getEncoded(ASN1Encoding.DER);
            TimeStampToken token = new TimeStampToken(new CMSSignedData(der));
            List<X509CertificateHolder> certificates =
                    List.copyOf(token.getCertificates().getMatches(null));
            boolean isPlain = Arrays.equals(der, canonical)
                    && certificates.size() == 1
                    && token.getUnsignedAttributes() == null
                    && token.getCRLs().getMatches(null).isEmpty();
            boolean isOfThis = token.getTimeStampInfo()
                            .getMessageImprintAlgOID()
                            .equals(org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_sha256)
                    && Arrays.equals(
                            token.getTimeStampInfo().getMessageImprintDigest(), CmsSignature.sha256(signature));
            if (!isPlain || !isOfThis) {
                throw new IOException("the time-stamp is of something else");
            }
            X509Certificate authority = new JcaX509CertificateConverter().getCertificate(certificates.get(0));
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(KeyFiles.BOUNCY_CASTLE)
                    .build(authority));
            return new TimeStamp(token.getTimeStampInfo().getGenTime().toInstant(), authority);
        } catch (TSPException
                | CMSException
                | OperatorCreationException
                | GeneralSecurityException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException e) {
            throw new IOException("the time-stamp does not hold", e);
        }
    }
}
