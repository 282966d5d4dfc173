package org.lingtan.api.provider;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.lingtan.catalog.Text;

/**
 * Which identity provider people may sign in by.
 *
 * @param issuer how the provider names itself, to the letter; its discovery document lies under it
 * @param clientId the id of this server at the provider
 * @param clientSecret the secret that goes with it
 * @param scopes what is asked for beside {@code openid}
 * @param name how a page names the way in
 * @param claim the claim of an ID token that tells one person from another for good
 * @param acr values of {@code acr} that stand for two factors; empty if none does
 * @param amr values of {@code amr}, each of which stands for two factors; empty if none does
 * @param passwords whether everybody may log in by a password too; administrators always may
 */
public record ProviderSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        List<String> scopes,
        Text name,
        String claim,
        Set<String> acr,
        Set<String> amr,
        boolean passwords) {

    /** Copies the lists. */
    public ProviderSettings {
        scopes = List.copyOf(scopes);
        acr = Set.copyOf(acr);
        amr = Set.copyOf(amr);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return issuer + " " + clientId;
    }
}
