package org.lingtan.api.provider;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * The identity provider: the authorization code flow of OpenID Connect with PKCE. State, nonce and verifier are made from a
 * secret that only the browser and this server know, so that what comes back counts in that browser alone.
 */
public final class IdentityProvider {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

    private final ProviderSettings settings;
    private final URI back;
    private final Duration recent;
    private final Discovery discovery;
    private final CodeExchange exchange;
    private final Consumer<String> failures;

    /**
     * A provider, not asked yet.
     *
     * @param settings which one
     * @param back where it sends browsers back to, always
     * @param recent how long ago people may have signed in there at most
     * @param clock what time it is there and here
     * @param failures takes one word for each failure, for the operator
     */
    public IdentityProvider(
            ProviderSettings settings, URI back, Duration recent, Clock clock, Consumer<String> failures) {
        this.settings = settings;
        this.back = back;
        this.recent = recent;
        ProviderHttp http = new ProviderHttp(LONGEST_ANSWER);
        this.discovery = new Discovery(settings.issuer(), http, clock, failures);
        this.exchange = new CodeExchange(settings, back, recent, http, clock);
        this.failures = failures;
    }

    /**
     * The settings.
     *
     * @return them
     */
    public ProviderSettings settings() {
        return settings;
    }

    /**
     * Refuses to begin anything while the provider cannot be asked.
     *
     * @throws Refusal if the provider does not answer, or cannot be used
     */
    public void requireReady() {
        try {
            discovery.get();
        } catch (ProviderException e) {
            throw told(e);
        }
    }

    /**
     * Where to send a browser, so that its person signs in.
     *
     * @param secret the secret of this log-in, at least 128 random bits
     * @param anew whether the person signs in there again even if they just did, so that nobody ties to an account who happens
     *     to be signed in
     * @return an address at the provider
     * @throws Refusal if the provider does not answer, or cannot be used
     */
    public URI begin(String secret, boolean anew) {
        try {
            Discovery.Found found = discovery.get();
            AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                            ResponseType.CODE, scope(), new ClientID(settings.clientId()), back)
                    .endpointURI(found.about().getAuthorizationEndpointURI())
                    .state(state(secret))
                    .nonce(nonce(secret))
                    .codeChallenge(verifier(secret), CodeChallengeMethod.S256)
                    .maxAge(Math.toIntExact(recent.toSeconds()));
            if (anew) {
                request.prompt(new Prompt(Prompt.Type.LOGIN));
            }
            if (!settings.acr().isEmpty()) {
                request.acrValues(settings.acr().stream().sorted().map(ACR::new).toList());
            }
            return request.build().toURI();
        } catch (ProviderException e) {
            throw told(e);
        }
    }

    private Scope scope() {
        Scope scope = new Scope("openid");
        settings.scopes().forEach(scope::add);
        return scope;
    }

    /**
     * Refuses what was not begun with the secret, which anybody can make a browser bring.
     *
     * @param secret the secret of a log-in that is under way
     * @param parameters what the browser brought, by name
     * @throws Refusal if the state is not the one of the log-in
     */
    public void requireBegun(String secret, Map<String, List<String>> parameters) {
        List<String> brought = parameters.getOrDefault("state", List.of());
        boolean isBegun = brought.size() == 1
                && MessageDigest.isEqual(
                        brought.get(0).getBytes(StandardCharsets.UTF_8),
                        state(secret).getValue().getBytes(StandardCharsets.UTF_8));
        if (!isBegun) {
            throw told(new ProviderException(ProviderFailure.STATE));
        }
    }

    /**
     * Who came back from the provider.
     *
     * @param secret the secret of this log-in
     * @param anew how long ago the log-in began, where its person was asked to sign in there anew; who signed in before is
     *     refused
     * @param parameters what the browser brought, by name
     * @return the identity that the provider signed
     * @throws Refusal if the browser brought something else than was begun with the secret, the provider does not answer, or
     *     what it answers is not to be believed
     */
    public ProvedIdentity prove(String secret, Optional<Duration> anew, Map<String, List<String>> parameters) {
        try {
            return exchange.prove(
                    discovery.get(),
                    new CodeExchange.Begun(state(secret), nonce(secret), verifier(secret)),
                    anew,
                    parameters);
        } catch (ProviderException e) {
            throw told(e);
        }
    }

    private Refusal told(ProviderException e) {
        failures.accept(e.failure().code());
        return e.failure().refusal();
    }

    private static State state(String secret) {
        return new State(derived("state", secret));
    }

    private static Nonce nonce(String secret) {
        return new Nonce(derived("nonce", secret));
    }

    private static CodeVerifier verifier(String secret) {
        return new CodeVerifier(derived("verifier", secret));
    }

    /** 64 digits, from which neither the secret nor another one of them can be found. */
    private static String derived(String what, String secret) {
        return CanonicalJson.digest((what + " " + secret).getBytes(StandardCharsets.UTF_8))
                .substring("sha256:".length());
    }
}
