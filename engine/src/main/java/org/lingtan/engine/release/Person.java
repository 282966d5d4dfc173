package org.lingtan.engine.release;

import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * Somebody who signs, known by name and key.
 *
 * @param name the common name of the certificate; the whole subject where there is none
 * @param key {@code sha256:} over the public key
 * @param evaluation whether the certificate says that its key serves evaluation only
 */
public record Person(String name, String key, boolean evaluation) {

    private static final String EVALUATION = "for evaluation only";
    private static final int MAX_NAME = 200;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{C}]+");

    /**
     * The person of a certificate.
     *
     * @param certificate the certificate
     * @return its subject
     */
    public static Person of(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        return new Person(
                first(subject, "CN").orElse(subject),
                CanonicalJson.digest(certificate.getPublicKey().getEncoded()),
                first(subject, "OU").filter(EVALUATION::equals).isPresent());
    }

    private static Optional<String> first(String subject, String type) {
        try {
            for (Rdn rdn : new LdapName(subject).getRdns()) {
                if (rdn.getType().equalsIgnoreCase(type) && rdn.getValue() instanceof String text && !text.isBlank()) {
                    return Optional.of(text.strip());
                }
            }
        } catch (InvalidNameException e) {
            // The platform wrote this name itself; where it cannot read it again, the whole of it is the name.
        }
        return Optional.empty();
    }

    /**
     * Whether a text can stand for a person on a page and on a terminal: it cannot begin a line of its own, command a
     * terminal, or differ from another name by what nobody sees.
     *
     * @param name the name
     * @return true if it is not blank, has at most 200 characters, and none that controls or formats
     */
    public static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= MAX_NAME
                && !INVISIBLE.matcher(name).find();
    }

    /**
     * Whether two signers must be taken for one person: they use one key, or go by one name.
     *
     * @param other the other signer
     * @return true if the key is the same, or the name but for case, width and spaces
     */
    public boolean isSameAs(Person other) {
        return key.equals(other.key) || plain(name).equals(plain(other.name));
    }

    /** A name but for case, width and spaces. */
    static String plain(String name) {
        return SPACE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
