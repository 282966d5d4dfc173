package org.lingtan.api.provider;

import java.time.Duration;

/**
 * Who somebody is, as the provider signed it.
 *
 * @param issuer the provider
 * @param claim the claim that was asked for
 * @param value what it says; 1 to 255 characters, unlike anybody else's at this provider
 * @param name what the provider calls the person, to be shown and to rest nothing on; blank if it does not say
 * @param signedIn how long ago the person signed in there, at least no time
 * @param twoFactors whether the provider checked two factors, by the settings
 */
public record ProvedIdentity(
        String issuer, String claim, String value, String name, Duration signedIn, boolean twoFactors) {
    /** Never shows whose it is. */
    @Override
    public String toString() {
        return issuer;
    }
}
