package org.lingtan.api.provider;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The keys of a provider. One that is not among them is looked for at once, since providers change theirs. */
final class ProviderKeys implements JWKSource<SecurityContext> {

    private static final Duration FRESH = Duration.ofMinutes(5);
    /** A key that the provider withdrew is believed no longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final URI address;
    private final ProviderHttp http;
    private final Kept<JWKSet> keys;

    ProviderKeys(URI address, ProviderHttp http, Clock clock, Consumer<String> failures) {
        this.address = address;
        this.http = http;
        this.keys = new Kept<>(this::fetch, FRESH, LONGEST, clock, failures);
    }

    URI address() {
        return address;
    }

    private JWKSet fetch() throws ProviderException {
        try {
            return JWKSet.parse(http.retrieveResource(address.toURL()).getContent());
        } catch (ParseException e) {
            throw new ProviderException(ProviderFailure.DISCOVERY, e);
        } catch (IOException e) {
            throw new ProviderException(ProviderFailure.UNREACHABLE, e);
        }
    }

    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        try {
            JWKSet known = keys.get();
            List<JWK> found = wanted.select(known);
            return found.isEmpty() ? wanted.select(keys.renewed(known)) : found;
        } catch (ProviderException e) {
            throw new KeySourceException(e.failure().code(), e);
        }
    }
}
