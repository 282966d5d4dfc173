package org.lingtan.api.provider;

/**
 * Who somebody is, as the provider signed it.
 *
 * @param issuer the provider
 * @param claim the claim that was asked for
 * @param value what it says; 1 to 255 characters, unlike anybody else's at this provider
 * @param twoFactors whether the provider checked two factors, by the settings
 */
public record ProvedIdentity(String issuer, String claim, String value, boolean twoFactors) {
    /** Never shows whose it is. */
    @Override
    public String toString() {
        return issuer;
    }
}
