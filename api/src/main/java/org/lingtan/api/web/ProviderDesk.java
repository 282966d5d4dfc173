package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lingtan.api.access.ProviderEnding;
import org.lingtan.api.access.ProviderLogIns;
import org.lingtan.api.access.SessionPass;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.provider.IdentityProvider;
import org.lingtan.api.provider.ProvedIdentity;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.JsonNode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Log-ins at the identity provider, as far as a browser takes part in them. */
final class ProviderDesk {

    /** Where the provider sends browsers back to, always. */
    static final String BACK = "/api/v1/provider/return";

    private final Optional<IdentityProvider> provider;
    private final ProviderLogIns logIns;
    private final ProviderCookie cookie;

    ProviderDesk(Optional<IdentityProvider> provider, ProviderLogIns logIns, ProviderCookie cookie) {
        this.provider = provider;
        this.logIns = logIns;
        this.cookie = cookie;
    }

    /** Where a page sends the browser. */
    record Away(String address) {}

    /** The ways in: who may log in by a password, and how pages name the identity provider, if there is one. */
    record Ways(String passwords, List<Named> providers) {}

    /** A name in both languages. */
    record Named(String zh, String en) {
        static Named of(Text text) {
            return new Named(text.zh(), text.en());
        }
    }

    Ways ways() {
        boolean everybody = provider.map(one -> one.settings().passwords()).orElse(true);
        return new Ways(
                everybody ? "everybody" : "administrators",
                provider.map(one -> Named.of(one.settings().name())).stream().toList());
    }

    private IdentityProvider provider() {
        return provider.orElseThrow(() -> Refusal.of(Refusal.Reason.MISSING, "access.no-provider", "provider"));
    }

    /** Where nobody can be sent to nothing is begun. */
    private IdentityProvider ready() {
        IdentityProvider one = provider();
        one.requireReady();
        return one;
    }

    /** Whoever is logged in already does so once more to be asked again, and not to be waved through. */
    ResponseEntity<Away> begin(boolean anew) {
        return away(ready(), logIns.begin(anew), anew);
    }

    ResponseEntity<Away> begin(String link) {
        return away(ready(), logIns.begin(link), true);
    }

    ResponseEntity<Away> begin(SessionPass by) {
        return away(ready(), logIns.begin(by), true);
    }

    private ResponseEntity<Away> away(IdentityProvider to, String secret, boolean anew) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.SET_COOKIE, cookie.keeping(secret))
                .body(new Away(to.begin(secret, anew).toString()));
    }

    /**
     * Who came back.
     *
     * @param logIn what is still to be done
     * @param identity who it is at the provider
     */
    record Back(ProviderLogIns.Proved logIn, ProvedIdentity identity) {}

    /** Takes what a browser brought back for the log-in under way in it; that counts once, whatever becomes of it. */
    Back comeBack(HttpServletRequest request) {
        IdentityProvider from = provider();
        String secret = secret(request);
        Map<String, List<String>> brought = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        from.requireBegun(secret, brought);
        Optional<Duration> anew = logIns.comeBack(secret);
        ProvedIdentity identity = from.prove(secret, anew, brought);
        return new Back(logIns.prove(secret, identity), identity);
    }

    /** What the browser keeps of the log-in that is under way in it. */
    String secret(HttpServletRequest request) {
        provider();
        return cookie.read(request)
                .orElseThrow(() -> Refusal.of(Refusal.Reason.CONFLICT, "access.provider-state", "provider"));
    }

    /** What a browser ends a log-in with: what it keeps, and the digest that its page sends. */
    ProviderEnding ending(HttpServletRequest request, JsonNode sent) {
        return new ProviderEnding(secret(request), sent.get("digest").text());
    }

    ProviderLogIns logIns() {
        return logIns;
    }

    ProviderCookie cookie() {
        return cookie;
    }
}
