package org.lingtan.api.access;

import org.lingtan.api.problem.Refusal;

/**
 * What a browser ends a log-in at the identity provider with.
 *
 * @param secret what it keeps, of whichever log-in came back in it last
 * @param digest what the page knows that the end is sent from, of the one that it shows
 */
public record ProviderEnding(String secret, String digest) {
    /** The digest that a page knows of a log-in whose secret the browser keeps. */
    static String digest(String secret) {
        return Secret.hash("shown " + secret);
    }

    /** Another tab may have begun another log-in, for another account, since the page was shown. */
    void requireShown() {
        if (!digest.equals(digest(secret))) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "access.provider-other", "digest");
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return digest;
    }
}
