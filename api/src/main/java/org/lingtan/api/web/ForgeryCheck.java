package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.lingtan.api.access.SessionPass;
import org.lingtan.api.problem.Refusal;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses changes that a browser was made to send by a page of somebody else. Browsers say where a request comes from,
 * and a session sends beside its cookie what only its own page was told. A token needs neither, since no browser adds one
 * by itself.
 */
class ForgeryCheck implements HandlerInterceptor {

    /** The header in which a session sends what its own page was told. */
    static final String HEADER = "X-CSRF-Token";

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final String address;

    /**
     * A check.
     *
     * @param address where the server is reached from outside
     */
    ForgeryCheck(String address) {
        this.address = address;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (looks(request) || request.getAttribute(TokenFilter.PASS) != null) {
            return true;
        }
        Optional<SessionPass> pass = SessionFilter.find(request);
        boolean open = handler instanceof HandlerMethod method && method.hasMethodAnnotation(Open.class);
        if (!isOwnSite(request) || (!open && pass.isPresent() && !isTold(request, pass.get()))) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.forged", request.getRequestURI(), HEADER);
        }
        return true;
    }

    /** Whether a request only looks, by its method. */
    static boolean looks(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private boolean isOwnSite(HttpServletRequest request) {
        boolean site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site"))
                .map(OWN_SITES::contains)
                .orElse(true);
        boolean origin = Optional.ofNullable(request.getHeader("Origin"))
                .map(from -> isOwn(from, request.getHeader("Host")))
                .orElse(true);
        return site && origin;
    }

    private boolean isOwn(String origin, String host) {
        try {
            URI from = URI.create(origin);
            URI own = URI.create(address);
            String authority = from.getRawAuthority();
            boolean outside = own.getScheme().equals(from.getScheme())
                    && own.getRawAuthority().equals(authority);
            return outside || (authority != null && authority.equals(host));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static boolean isTold(HttpServletRequest request, SessionPass pass) {
        String sent = Optional.ofNullable(request.getHeader(HEADER)).orElse("");
        return MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), pass.csrf().getBytes(StandardCharsets.UTF_8));
    }
}
