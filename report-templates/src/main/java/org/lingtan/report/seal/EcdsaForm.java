package org.lingtan.report.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;

/**
 * The one form of an ECDSA signature over P-256. For every signature (r, s) the pair (r, n - s) holds too, and anybody
 * can write it; so only the smaller of the two is a signature here.
 */
final class EcdsaForm {

    private static final BigInteger HALF = KeyFiles.ORDER_OF_P256.shiftRight(1);

    private EcdsaForm() {}

    static byte[] canonical(byte[] signature) {
        try {
            ASN1Sequence pair = ASN1Sequence.getInstance(signature);
            BigInteger s = ASN1Integer.getInstance(pair.getObjectAt(1)).getValue();
            ASN1EncodableVector smaller = new ASN1EncodableVector();
            smaller.add(pair.getObjectAt(0));
            smaller.add(new ASN1Integer(s.compareTo(HALF) > 0 ? KeyFiles.ORDER_OF_P256.subtract(s) : s));
            return new DERSequence(smaller).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("A signature cannot be written.", e);
        }
    }

    static boolean isCanonical(byte[] signature) {
        try {
            return Arrays.equals(signature, canonical(signature));
        } catch (IllegalArgumentException | ClassCastException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}
