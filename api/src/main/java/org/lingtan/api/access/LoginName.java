package org.lingtan.api.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lingtan.api.problem.Refusal;

/** The name that a person logs in with: letters and digits of any script, and {@code . _ @ -} between them. */
final class LoginName {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._@-]{0,63}");

    private LoginName() {}

    /** The form in which names are compared; names that look the same but for width or case are the same. */
    static String normal(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** The normal form of a name that is to be given to somebody. */
    static String checked(String name) {
        String normal = normal(name);
        if (!FORM.matcher(normal).matches()) {
            throw Refusal.of(Refusal.Reason.INPUT, "access.login", "login", 64);
        }
        return normal;
    }
}
