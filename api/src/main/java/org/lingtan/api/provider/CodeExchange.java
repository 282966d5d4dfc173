package org.lingtan.api.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes the code that a browser brought for an ID token, and believes of it only what the provider signed for this log-in. */
final class CodeExchange {

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final int LONGEST_VALUE = 255;
    /** Whoever it is about may choose it. */
    private static final String NAME = "preferred_username";

    private final ProviderSettings settings;
    private final URI back;
    private final Duration recent;
    private final ProviderHttp http;
    private final Clock clock;

    CodeExchange(ProviderSettings settings, URI back, Duration recent, ProviderHttp http, Clock clock) {
        this.settings = settings;
        this.back = back;
        this.recent = recent;
        this.http = http;
        this.clock = clock;
    }

    /** What was sent along when the log-in began. */
    record Begun(State state, Nonce nonce, CodeVerifier verifier) {}

    /** {@code anew} is how long ago the log-in began, where its person was asked to sign in there since. */
    ProvedIdentity prove(
            Discovery.Found provider, Begun begun, Optional<Duration> anew, Map<String, List<String>> parameters)
            throws ProviderException {
        AuthorizationCode code = code(provider.about(), begun.state(), parameters);
        JWT token = token(provider.about(), code, begun.verifier());
        IDTokenClaimsSet claims = claims(provider.keys(), token, begun.nonce());
        return new ProvedIdentity(
                settings.issuer().toString(),
                settings.claim(),
                value(claims),
                Optional.ofNullable(claims.getClaim(NAME))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(text -> text.length() <= LONGEST_VALUE)
                        .orElse(""),
                signedIn(claims, anew.orElse(recent)),
                hasTwoFactors(claims));
    }

    private AuthorizationCode code(OIDCProviderMetadata about, State state, Map<String, List<String>> parameters)
            throws ProviderException {
        AuthenticationResponse brought;
        try {
            brought = AuthenticationResponseParser.parse(back, parameters);
        } catch (ParseException | IllegalArgumentException e) {
            // The library takes blank values for mistakes of a program.
            throw new ProviderException(ProviderFailure.STATE, e);
        }
        if (!state.equals(brought.getState())) {
            throw new ProviderException(ProviderFailure.STATE);
        }
        Optional<Issuer> from = Optional.ofNullable(brought.getIssuer());
        boolean isOther = from.filter(
                        issuer -> !issuer.getValue().equals(settings.issuer().toString()))
                .isPresent();
        if (isOther || (from.isEmpty() && about.supportsAuthorizationResponseIssuerParam())) {
            throw new ProviderException(ProviderFailure.ISSUER);
        }
        if (!brought.indicatesSuccess()) {
            throw new ProviderException(ProviderFailure.REFUSED);
        }
        return Optional.ofNullable(brought.toSuccessResponse().getAuthorizationCode())
                .orElseThrow(() -> new ProviderException(ProviderFailure.STATE));
    }

    private JWT token(OIDCProviderMetadata about, AuthorizationCode code, CodeVerifier verifier)
            throws ProviderException {
        TokenRequest request = new TokenRequest.Builder(
                        about.getTokenEndpointURI(),
                        authentication(about),
                        new AuthorizationCodeGrant(code, back, verifier))
                .build();
        TokenResponse answer;
        try {
            answer = OIDCTokenResponseParser.parse(request.toHTTPRequest().send(http));
        } catch (ParseException e) {
            throw new ProviderException(ProviderFailure.TOKEN, e);
        } catch (IOException e) {
            throw new ProviderException(ProviderFailure.UNREACHABLE, e);
        }
        if (!(answer instanceof OIDCTokenResponse tokens)) {
            throw new ProviderException(ProviderFailure.REFUSED);
        }
        return Optional.ofNullable(tokens.getOIDCTokens().getIDToken())
                .orElseThrow(() -> new ProviderException(ProviderFailure.TOKEN));
    }

    private ClientAuthentication authentication(OIDCProviderMetadata about) {
        ClientID id = new ClientID(settings.clientId());
        Secret secret = new Secret(settings.clientSecret());
        List<ClientAuthenticationMethod> methods =
                Optional.ofNullable(about.getTokenEndpointAuthMethods()).orElse(List.of());
        boolean takesBasic = methods.isEmpty() || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return takesBasic ? new ClientSecretBasic(id, secret) : new ClientSecretPost(id, secret);
    }

    private IDTokenClaimsSet claims(JWKSource<SecurityContext> keys, JWT token, Nonce nonce) throws ProviderException {
        // Asymmetric only: with a shared secret, or none, whoever knows the public key could sign.
        Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.RSA);
        algorithms.addAll(JWSAlgorithm.Family.EC);
        ClientID own = new ClientID(settings.clientId());
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(settings.issuer()), own, new JWSVerificationKeySelector<>(algorithms, keys), null);
        validator.setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
        try {
            IDTokenClaimsSet claims = validator.validate(token, nonce);
            boolean isForOthers = claims.getAudience().size() > 1 && claims.getAuthorizedParty() == null;
            boolean isByOthers = claims.getAuthorizedParty() != null
                    && !claims.getAuthorizedParty().getValue().equals(own.getValue());
            if (isForOthers || isByOthers) {
                throw new ProviderException(ProviderFailure.TOKEN);
            }
            return claims;
        } catch (KeySourceException e) {
            throw new ProviderException(ProviderFailure.UNREACHABLE, e);
        } catch (BadJOSEException | JOSEException e) {
            throw new ProviderException(ProviderFailure.TOKEN, e);
        }
    }

    /** How long ago somebody signed in there, which may be this morning; a log-in here is as recent as that. */
    private Duration signedIn(IDTokenClaimsSet claims, Duration most) throws ProviderException {
        Instant then = Optional.ofNullable(claims.getAuthenticationTime())
                .map(Date::toInstant)
                .orElseThrow(() -> new ProviderException(ProviderFailure.OLD));
        Instant now = clock.instant();
        if (then.isAfter(now.plus(SKEW))) {
            throw new ProviderException(ProviderFailure.TOKEN);
        }
        if (then.isBefore(now.minus(most).minus(SKEW))) {
            throw new ProviderException(ProviderFailure.OLD);
        }
        return then.isBefore(now) ? Duration.between(then, now) : Duration.ZERO;
    }

    private String value(IDTokenClaimsSet claims) throws ProviderException {
        return Optional.ofNullable(claims.getClaim(settings.claim()))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_VALUE)
                .orElseThrow(() -> new ProviderException(ProviderFailure.CLAIM));
    }

    private boolean hasTwoFactors(IDTokenClaimsSet claims) throws ProviderException {
        try {
            return saysTwoFactors(claims);
        } catch (IllegalArgumentException blank) {
            throw new ProviderException(ProviderFailure.TOKEN, blank);
        }
    }

    private boolean saysTwoFactors(IDTokenClaimsSet claims) {
        boolean byContext = claims.getACR() != null
                && settings.acr().contains(claims.getACR().getValue());
        boolean byMethod = claims.getAMR() != null
                && claims.getAMR().stream().map(AMR::getValue).anyMatch(settings.amr()::contains);
        return byContext || byMethod;
    }
}
