package org.lingtan.api.web;

import java.util.Optional;
import org.lingtan.api.access.ProviderLogIns;

/**
 * The cookie of a log-in at the identity provider. The provider's site sends the browser back, so it must go along with a
 * navigation from another site; it opens nothing before its own site has sent it once more.
 */
final class ProviderCookie extends SecretCookie {

    ProviderCookie(boolean secure) {
        super("lingtan-provider", secure, "Lax", Optional.of(ProviderLogIns.LONGEST));
    }
}
