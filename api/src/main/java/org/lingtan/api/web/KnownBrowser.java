package org.lingtan.api.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.lingtan.api.access.DataKey;
import org.springframework.http.ResponseCookie;

/**
 * The cookie of a browser in which somebody has logged in before. Failed log-ins of such a browser are counted apart from
 * those of strangers, so that strangers who try an account's password all day do not keep its owner out. It opens
 * nothing.
 */
final class KnownBrowser {

    private static final String PLAIN = "lingtan-browser";
    private static final Duration YEAR = Duration.ofDays(365);

    private final DataKey key;
    private final boolean secure;

    KnownBrowser(DataKey key, boolean secure) {
        this.key = key;
        this.secure = secure;
    }

    private String name() {
        return secure ? "__Host-" + PLAIN : PLAIN;
    }

    /** The browser, if it is one in which an account was logged in to before. */
    Optional<String> find(HttpServletRequest request, String account) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .flatMap(value -> browser(value, account))
                .findFirst();
    }

    private Stream<String> browser(String value, String account) {
        String[] parts = value.split("\\.", -1);
        boolean known = parts.length == 2
                && MessageDigest.isEqual(
                        parts[1].getBytes(StandardCharsets.UTF_8),
                        mark(parts[0], account).getBytes(StandardCharsets.UTF_8));
        return known ? Stream.of(parts[0]) : Stream.empty();
    }

    /** The header that makes a browser known to an account. */
    String keeping(String account) {
        String browser = UUID.randomUUID().toString();
        return ResponseCookie.from(name(), browser + "." + mark(browser, account))
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path("/")
                .maxAge(YEAR)
                .build()
                .toString();
    }

    private String mark(String browser, String account) {
        return key.sign("browser " + browser + " " + account);
    }
}
