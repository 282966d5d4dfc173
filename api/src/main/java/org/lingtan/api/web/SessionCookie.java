package org.lingtan.api.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of a session. No script reads it; where the server is reached by TLS, no other host sets it and it never
 * goes out in the clear.
 */
final class SessionCookie {

    private static final String PLAIN = "lingtan-session";

    private final boolean secure;

    SessionCookie(boolean secure) {
        this.secure = secure;
    }

    String name() {
        return secure ? "__Host-" + PLAIN : PLAIN;
    }

    /** The value that a browser sends; empty for none, and for several, of which one was planted by somebody else. */
    Optional<String> read(HttpServletRequest request) {
        List<String> values = Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The header that makes a browser keep a value until it is closed. */
    String keeping(String value) {
        return cookie(value).build().toString();
    }

    /** The header that makes a browser forget the value. */
    String forgetting() {
        return cookie("").maxAge(Duration.ZERO).build().toString();
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(name(), value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path("/");
    }
}
