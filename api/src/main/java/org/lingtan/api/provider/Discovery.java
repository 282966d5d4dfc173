package org.lingtan.api.provider;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the provider says about itself. It is fetched when first needed, so that the server starts without it; renewed every
 * hour, and used for a day while it does not answer.
 */
final class Discovery {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final URI issuer;
    private final ProviderHttp http;
    private final Clock clock;
    private final Consumer<String> failures;
    private final Kept<OIDCProviderMetadata> about;
    private Optional<ProviderKeys> keys = Optional.empty();

    Discovery(URI issuer, ProviderHttp http, Clock clock, Consumer<String> failures) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
        this.failures = failures;
        this.about = new Kept<>(this::fetch, FRESH, LONGEST, clock, failures);
    }

    /**
     * What was found.
     *
     * @param about the discovery document
     * @param keys the keys of the provider; they are kept for minutes and fetched again for one that is not among them
     */
    record Found(OIDCProviderMetadata about, JWKSource<SecurityContext> keys) {}

    /** What the provider says. */
    Found get() throws ProviderException {
        OIDCProviderMetadata said = about.get();
        return new Found(said, keys(said.getJWKSetURI()));
    }

    private synchronized ProviderKeys keys(URI address) {
        ProviderKeys known = keys.filter(one -> one.address().equals(address))
                .orElseGet(() -> new ProviderKeys(address, http, clock, failures));
        keys = Optional.of(known);
        return known;
    }

    private OIDCProviderMetadata fetch() throws ProviderException {
        try {
            return read(
                    issuer,
                    http.retrieveResource(OIDCProviderMetadata.resolveURL(new Issuer(issuer)))
                            .getContent());
        } catch (GeneralException | IllegalArgumentException e) {
            throw new ProviderException(ProviderFailure.DISCOVERY, e);
        } catch (IOException e) {
            throw new ProviderException(ProviderFailure.UNREACHABLE, e);
        }
    }

    /** Reads a document, which is another's until it has the name of the issuer. */
    static OIDCProviderMetadata read(URI issuer, String document) throws ProviderException {
        try {
            OIDCProviderMetadata about = OIDCProviderMetadata.parse(document);
            // To the letter: else a provider could hand out another one's log-ins as its own.
            if (!about.getIssuer().getValue().equals(issuer.toString())) {
                throw new ProviderException(ProviderFailure.ISSUER);
            }
            requireOwn(issuer, about.getAuthorizationEndpointURI());
            requireOwn(issuer, about.getTokenEndpointURI());
            requireOwn(issuer, about.getJWKSetURI());
            return about;
        } catch (GeneralException | IllegalArgumentException e) {
            throw new ProviderException(ProviderFailure.DISCOVERY, e);
        }
    }

    private static void requireOwn(URI issuer, URI endpoint) throws ProviderException {
        if (endpoint == null || !ProviderAddress.mayLead(issuer, endpoint)) {
            throw new ProviderException(ProviderFailure.DISCOVERY);
        }
    }
}
