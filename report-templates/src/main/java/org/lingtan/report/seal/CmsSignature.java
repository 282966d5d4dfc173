package org.lingtan.report.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.jspecify.annotations.Nullable;

/**
 * The one form in which a signature is written: CMS with one signer, the whole chain, and nothing that a stranger could
 * change. What the key does not sign is determined by what it signs, so that the check builds the signature again and
 * compares every byte.
 */
final class CmsSignature {

    /** Signed along where a time-stamp follows, so that taking it off is found out. The arc is that of a UUID. */
    private static final ASN1ObjectIdentifier TIME_STAMP_FOLLOWS =
            new ASN1ObjectIdentifier("2.25.98210953412987301276437021593784560221");

    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private final byte[] signedAttributes;
    private final byte[] value;
    private final List<X509Certificate> chain;
    private final Optional<byte[]> timeStamp;

    /**
     * A signature of its parts.
     *
     * @param signedAttributes what the key signs, in DER
     * @param value the signature over it
     * @param chain the certificates, the signer's first
     * @param timeStamp the time-stamp token in DER
     */
    private CmsSignature(
            byte[] signedAttributes, byte[] value, List<X509Certificate> chain, Optional<byte[]> timeStamp) {
        this.signedAttributes = signedAttributes;
        this.value = value;
        this.chain = List.copyOf(chain);
        this.timeStamp = timeStamp;
    }

    List<X509Certificate> chain() {
        return chain;
    }

    /** The time-stamp, checked; empty where there is none. */
    Optional<TimeStamp> timeStamp() throws IOException {
        return timeStamp.isEmpty() ? Optional.empty() : Optional.of(TimeStamp.read(timeStamp.get(), value));
    }

    /** Signs bytes. */
    static CmsSignature sign(byte[] covered, SealKey key, Optional<TimeStampSource> source) throws IOException {
        byte[] attributes = attributes(sha256(covered), key.chain(), source.isPresent());
        byte[] value = key.sign(attributes);
        Optional<byte[]> token = Optional.empty();
        if (source.isPresent()) {
            token = Optional.of(TimeStamp.token(source.get(), value));
        }
        return new CmsSignature(attributes, value, key.chain(), token);
    }

    /** The bytes in DER. */
    byte[] encoded() throws IOException {
        try {
            X509Certificate signer = chain.get(0);
            ASN1EncodableVector certificates = new ASN1EncodableVector();
            for (X509Certificate certificate : chain) {
                certificates.add(Certificate.getInstance(certificate.getEncoded()));
            }
            SignerInfo info = new SignerInfo(
                    new SignerIdentifier(new IssuerAndSerialNumber(
                            X500Name.getInstance(signer.getIssuerX500Principal().getEncoded()),
                            signer.getSerialNumber())),
                    SHA_256,
                    ASN1Set.getInstance(signedAttributes),
                    algorithm(signer),
                    new DEROctetString(value),
                    unsigned());
            SignedData data = new SignedData(
                    new DERSet(SHA_256),
                    new ContentInfo(CMSObjectIdentifiers.data, null),
                    new DERSet(certificates),
                    null,
                    new DERSet(info));
            return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private @Nullable ASN1Set unsigned() throws IOException {
        return timeStamp.isEmpty()
                ? null
                : new DERSet(new Attribute(
                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                        new DERSet(ASN1Primitive.fromByteArray(timeStamp.get()))));
    }

    private static AlgorithmIdentifier algorithm(X509Certificate signer) {
        return new DefaultSignatureAlgorithmIdentifierFinder().find(SealKey.algorithm(signer));
    }

    private static byte[] attributes(byte[] digest, List<X509Certificate> chain, boolean isStamped) throws IOException {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
        ESSCertIDv2[] ids = new ESSCertIDv2[chain.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = new ESSCertIDv2(encodedHash(chain.get(i)));
        }
        attributes.add(attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(ids)));
        if (isStamped) {
            attributes.add(attribute(TIME_STAMP_FOLLOWS, new DERUTF8String("time-stamped")));
        }
        return new DERSet(attributes).getEncoded(ASN1Encoding.DER);
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    private static byte[] encodedHash(X509Certificate certificate) throws IOException {
        try {
            return sha256(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /**
     * Reads a signature.
     *
     * @throws IOException if it is none, or written in any other than the one form
     */
    static CmsSignature read(byte[] der) throws IOException {
        CmsSignature read;
        try {
            SignedData data = SignedData.getInstance(
                    ContentInfo.getInstance(ASN1Primitive.fromByteArray(der)).getContent());
            SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
            read = new CmsSignature(
                    info.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER),
                    info.getEncryptedDigest().getOctets(),
                    chain(data.getCertificates(), info),
                    stamp(info.getUnauthenticatedAttributes()));
        } catch (IllegalArgumentException
                | ClassCastException
                | IndexOutOfBoundsException
                | NullPointerException
                | GeneralSecurityException e) {
            throw new IOException(e);
        }
        if (!Arrays.equals(der, read.encoded())) {
            throw new IOException("not canonical");
        }
        return read;
    }

    private static Optional<byte[]> stamp(@Nullable ASN1Set unsigned) throws IOException {
        if (unsigned == null) {
            return Optional.empty();
        }
        Attribute token = new AttributeTable(unsigned).get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        return Optional.of(
                token.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded(ASN1Encoding.DER));
    }

    /** The certificates in the order of the signed identifiers; DER keeps a set in an order of its own. */
    private static List<X509Certificate> chain(ASN1Set certificates, SignerInfo info)
            throws IOException, GeneralSecurityException {
        Attribute ids = new AttributeTable(info.getAuthenticatedAttributes())
                .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        List<X509Certificate> chain = new ArrayList<>();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (ESSCertIDv2 id : SigningCertificateV2.getInstance(
                        ids.getAttrValues().getObjectAt(0))
                .getCerts()) {
            for (ASN1Encodable item : certificates) {
                byte[] encoded = item.toASN1Primitive().getEncoded(ASN1Encoding.DER);
                if (Arrays.equals(sha256(encoded), id.getCertHashObject().getOctets())) {
                    chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
                }
            }
        }
        if (chain.isEmpty()) {
            throw new IOException("no certificate");
        }
        return chain;
    }

    /** Whether the key of the signer's certificate signed these bytes, with exactly the attributes of the one form. */
    boolean covers(byte[] covered) throws IOException {
        byte[] expected = attributes(sha256(covered), chain, timeStamp.isPresent());
        return Arrays.equals(expected, signedAttributes) && SealKey.verify(chain.get(0), signedAttributes, value);
    }
}
