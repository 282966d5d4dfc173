package org.lingtan.api.web;

import java.util.Optional;

/** The cookie of a session, kept until the browser is closed. No request that another site causes carries it. */
final class SessionCookie extends SecretCookie {

    SessionCookie(boolean secure) {
        super("lingtan-session", secure, "Strict", Optional.empty());
    }
}
