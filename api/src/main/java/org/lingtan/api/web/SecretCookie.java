package org.lingtan.api.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/**
 * A cookie that holds a secret. No script reads it; where the server is reached by TLS, no other host sets it and it never
 * goes out in the clear.
 */
abstract class SecretCookie {

    private final String plain;
    private final boolean secure;
    private final String sameSite;
    private final Optional<Duration> kept;

    /**
     * A cookie.
     *
     * @param plain its name where the server is not reached by TLS
     * @param secure whether it is
     * @param sameSite which requests carry it, by the attribute of that name
     * @param kept how long a browser keeps it; empty for until it is closed
     */
    SecretCookie(String plain, boolean secure, String sameSite, Optional<Duration> kept) {
        this.plain = plain;
        this.secure = secure;
        this.sameSite = sameSite;
        this.kept = kept;
    }

    final String name() {
        return secure ? "__Host-" + plain : plain;
    }

    /** The value that a browser sends; empty for none, and for several, of which one was planted by somebody else. */
    final Optional<String> read(HttpServletRequest request) {
        List<String> values = Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The header that makes a browser keep a value. */
    final String keeping(String value) {
        ResponseCookie.ResponseCookieBuilder cookie = cookie(value);
        kept.ifPresent(cookie::maxAge);
        return cookie.build().toString();
    }

    /** The header that makes a browser forget the value. */
    final String forgetting() {
        return cookie("").maxAge(Duration.ZERO).build().toString();
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(name(), value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(sameSite)
                .path("/");
    }
}
