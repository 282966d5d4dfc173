package org.lingtan.api.provider;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the provider says about itself. It is fetched when first needed, so that the server starts without it; kept for an
 * hour, and longer while it does not answer. Who asks right after a failure is not made to wait for another one.
 */
final class Discovery {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration NOT_AGAIN = Duration.ofSeconds(10);

    private final URI issuer;
    private final ProviderHttp http;
    private final Clock clock;
    private Optional<Found> found = Optional.empty();
    private Instant next = Instant.EPOCH;

    Discovery(URI issuer, ProviderHttp http, Clock clock) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param about the discovery document
     * @param keys the keys of the provider; they are kept for minutes and fetched again for one that is not among them
     */
    record Found(OIDCProviderMetadata about, JWKSource<SecurityContext> keys) {}

    /** What the provider says; one caller fetches it while the others wait. */
    synchronized Found get() throws ProviderException {
        if (clock.instant().isBefore(next)) {
            return found.orElseThrow(() -> new ProviderException(ProviderFailure.UNREACHABLE));
        }
        try {
            found = Optional.of(fetch());
            next = clock.instant().plus(KEPT);
        } catch (ProviderException e) {
            next = clock.instant().plus(NOT_AGAIN);
            if (found.isEmpty()) {
                throw e;
            }
        }
        return found.orElseThrow();
    }

    private Found fetch() throws ProviderException {
        try {
            OIDCProviderMetadata about = OIDCProviderMetadata.parse(
                    http.retrieveResource(OIDCProviderMetadata.resolveURL(new Issuer(issuer)))
                            .getContent());
            // To the letter: else a provider could hand out another one's log-ins as its own.
            if (!about.getIssuer().getValue().equals(issuer.toString())) {
                throw new ProviderException(ProviderFailure.ISSUER);
            }
            requireProtected(about.getAuthorizationEndpointURI());
            requireProtected(about.getTokenEndpointURI());
            requireProtected(about.getJWKSetURI());
            return new Found(
                    about,
                    JWKSourceBuilder.create(about.getJWKSetURI().toURL(), http)
                            .refreshAheadCache(false)
                            .build());
        } catch (GeneralException | MalformedURLException | IllegalArgumentException e) {
            throw new ProviderException(ProviderFailure.DISCOVERY, e);
        } catch (IOException e) {
            throw new ProviderException(ProviderFailure.UNREACHABLE, e);
        }
    }

    private static void requireProtected(URI endpoint) throws ProviderException {
        if (endpoint == null || !ProviderAddress.isProtected(endpoint)) {
            throw new ProviderException(ProviderFailure.DISCOVERY);
        }
    }
}
