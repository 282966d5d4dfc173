package org.lingtan.catalog.source;

import java.util.Optional;

/** The unified social credit code (统一社会信用代码) with its check character, GB 32100. */
public final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int WEIGHT_BASE = 3;

    private CreditCode() {}

    /**
     * Checks a code.
     *
     * @param code the code as submitted
     * @param place where it stands, for the complaint
     * @return what is wrong with it, or empty
     */
    public static Optional<Problem> check(String code, String place) {
        if (code.length() != LENGTH) {
            return Optional.of(ReaderTexts.problem("credit-code.length", place, code, code.length()));
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(code.charAt(i)) < 0) {
                return Optional.of(ReaderTexts.problem("credit-code.character", place, code, code.charAt(i)));
            }
        }
        char expected = checkCharacter(code.substring(0, LENGTH - 1));
        return code.charAt(LENGTH - 1) == expected
                ? Optional.empty()
                : Optional.of(ReaderTexts.problem("credit-code.check", place, code, expected));
    }

    /**
     * The check character: 31 minus the sum of the 17 character values, each times 3 to the power of its position (from
     * 0) modulo 31, modulo 31.
     *
     * @param first17 the code without its last character
     * @return the 18th character
     * @throws IllegalArgumentException if there are not 17 characters of the alphabet
     */
    public static char checkCharacter(String first17) {
        if (first17.length() != LENGTH - 1) {
            throw new IllegalArgumentException("The code (%s) needs 17 characters.".formatted(first17));
        }
        int modulus = ALPHABET.length();
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < first17.length(); i++) {
            int value = ALPHABET.indexOf(first17.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("The code (%s) has a foreign character.".formatted(first17));
            }
            sum += value * weight;
            weight = weight * WEIGHT_BASE % modulus;
        }
        return ALPHABET.charAt((modulus - sum % modulus) % modulus);
    }
}
