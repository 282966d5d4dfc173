package org.lingtan.api.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.lingtan.api.problem.Refusal;

/**
 * Which passwords are taken: 12 to 256 characters of any kind, and not easy to guess for somebody who knows the person
 * and the house. Nothing is cut off or changed but for Unicode's canonical form (NFC), which differs between keyboards.
 */
final class PasswordRules {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;

    /** Estimating takes time that grows faster than the length; a strong beginning is strong enough. */
    private static final int ESTIMATED = 72;

    /** So much must be left when the words are taken out. */
    private static final int REMAINDER = 8;

    /** Of 0 to 4: more than 10^8 guesses. */
    private static final int STRONG = 3;

    private static final List<String> WORDS = List.of(
            "lingtan",
            "零碳",
            "zero carbon",
            "zerocarbon",
            "carbon",
            "neutral",
            "park",
            "园区",
            "certificate",
            "certification",
            "evaluator",
            "reviewer",
            "applicant",
            "administrator");

    private static final class Estimator {
        static final Zxcvbn SHIPPED = new Zxcvbn();
    }

    private PasswordRules() {}

    /** The form in which a password is hashed. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /**
     * Refuses a password that is too short, too long or too easy to guess.
     *
     * @param password in its normal form
     * @param own what somebody who knows the person would try: the log-in name, the name, the tenant
     */
    static void check(String password, List<String> own) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Refusal.of(Refusal.Reason.INPUT, "access.password-length", "password", SHORTEST, LONGEST);
        }
        List<String> words = words(own);
        String estimated = password.substring(0, password.offsetByCodePoints(0, Math.min(length, ESTIMATED)));
        if (remainder(password, words) < REMAINDER
                || Estimator.SHIPPED.measure(estimated, words).getScore() < STRONG) {
            throw Refusal.of(Refusal.Reason.INPUT, "access.password-weak", "password");
        }
    }

    private static List<String> words(List<String> own) {
        List<String> words = new ArrayList<>(WORDS);
        for (String one : own) {
            words.add(one.toLowerCase(Locale.ROOT));
            words.addAll(List.of(one.toLowerCase(Locale.ROOT).split("[\\s._@-]+", -1)));
        }
        words.removeIf(word -> word.length() < 2);
        words.sort(Comparator.comparing(String::length).reversed());
        return words;
    }

    /** How many characters are left without the words that somebody would try first. */
    private static int remainder(String password, List<String> words) {
        String rest = password.toLowerCase(Locale.ROOT);
        for (String word : words) {
            rest = rest.replace(word, " ");
        }
        String bare = rest.replaceAll("\\s", "");
        return bare.codePointCount(0, bare.length());
    }
}
