package org.lingtan.engine.release;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Arrays;

/**
 * Signs and checks bytes with ECDSA over P-256 or RSA of 2048 to 8192 bits, both with SHA-256. Of the two forms that an
 * ECDSA signature can have only the one with the lower half counts, so that nobody can alter it without the key.
 */
enum SignatureScheme {
    EC("SHA256withECDSAinP1363Format"),
    RSA("SHA256withRSA");

    private static final int HALF = 32;
    private static final byte INTEGER = 2;
    private static final int MIN_RSA = 2048;
    private static final int MAX_RSA = 8192;

    private final String algorithm;

    SignatureScheme(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The scheme of a key, or a complaint. */
    static SignatureScheme of(PublicKey key) throws GeneralSecurityException {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits >= MIN_RSA && bits <= MAX_RSA) {
                return RSA;
            }
        } else if (key instanceof ECPublicKey ec && isP256(ec.getParams())) {
            return EC;
        }
        throw new GeneralSecurityException("neither ECDSA over P-256 nor RSA of 2048 to 8192 bits");
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static boolean isP256(ECParameterSpec given) throws GeneralSecurityException {
        ECParameterSpec wanted = p256();
        return given.getCurve().equals(wanted.getCurve())
                && given.getGenerator().equals(wanted.getGenerator())
                && given.getOrder().equals(wanted.getOrder())
                && given.getCofactor() == wanted.getCofactor();
    }

    /** The one form of a signature that is kept, of what a key gave: for ECDSA 64 bytes instead of DER. */
    byte[] kept(byte[] given) throws GeneralSecurityException {
        if (this == RSA) {
            return given;
        }
        byte[] result = new byte[2 * HALF];
        int at = 2;
        for (int half = 0; half < 2; half++) {
            if (at + 2 > given.length || given[at] != INTEGER || at + 2 + given[at + 1] > given.length) {
                throw new GeneralSecurityException("the key gave no ECDSA signature in DER");
            }
            BigInteger number = new BigInteger(given, at + 2, given[at + 1]);
            put(half == 1 ? lower(number) : number, result, half);
            at += 2 + given[at + 1];
        }
        return result;
    }

    private static BigInteger lower(BigInteger s) throws GeneralSecurityException {
        BigInteger order = p256().getOrder();
        return isLow(s) ? s : order.subtract(s);
    }

    private static void put(BigInteger number, byte[] into, int half) throws GeneralSecurityException {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > HALF ? bytes.length - HALF : 0;
        if (number.signum() <= 0 || number.bitLength() > HALF * Byte.SIZE) {
            throw new GeneralSecurityException("the key gave no ECDSA signature over P-256");
        }
        int count = bytes.length - from;
        System.arraycopy(bytes, from, into, (half + 1) * HALF - count, count);
    }

    boolean verifies(PublicKey key, byte[] content, byte[] signed) throws GeneralSecurityException {
        if (this == EC
                && (signed.length != 2 * HALF
                        || !isLow(new BigInteger(1, Arrays.copyOfRange(signed, HALF, signed.length))))) {
            return false;
        }
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key);
        signature.update(content);
        return signature.verify(signed);
    }

    private static boolean isLow(BigInteger s) throws GeneralSecurityException {
        return s.compareTo(p256().getOrder().shiftRight(1)) <= 0;
    }
}
