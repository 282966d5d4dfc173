package org.lingtan.report.seal;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.jspecify.annotations.Nullable;
import org.lingtan.report.internal.signature.SignaturePlaces;

/** What can be done to a time-stamp without the key that it stamps. */
final class StampForgeries {

    private StampForgeries() {}

    /** The report without its time-stamp. */
    static byte[] stripped(byte[] stamped) throws IOException {
        return with(stamped, null);
    }

    /** The report with the time-stamp of another one. */
    static byte[] moved(byte[] stamped, byte[] other) throws IOException {
        return with(stamped, signer(other).getUnauthenticatedAttributes());
    }

    private static byte[] with(byte[] stamped, @Nullable ASN1Set unsigned) throws IOException {
        SignerInfo signer = signer(stamped);
        SignedData data = data(stamped);
        SignerInfo changed = new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                unsigned);
        byte[] der = new ContentInfo(
                        org.bouncycastle.asn1.cms.CMSObjectIdentifiers.signedData,
                        new SignedData(
                                data.getDigestAlgorithms(),
                                data.getEncapContentInfo(),
                                data.getCertificates(),
                                null,
                                new DERSet(changed)))
                .getEncoded(ASN1Encoding.DER);
        SignaturePlaces places = SignaturePlaces.signed(stamped).orElseThrow();
        byte[] file = stamped.clone();
        java.util.Arrays.fill(file, places.contents() + 1, places.end() - 1, (byte) '0');
        places.fill(file, der);
        return file;
    }

    private static SignerInfo signer(byte[] file) throws IOException {
        return SignerInfo.getInstance(data(file).getSignerInfos().getObjectAt(0));
    }

    private static SignedData data(byte[] file) throws IOException {
        byte[] der = SignaturePlaces.signed(file).orElseThrow().signature(file).orElseThrow();
        return SignedData.getInstance(
                ContentInfo.getInstance(ASN1Primitive.fromByteArray(der)).getContent());
    }
}
