package org.lingtan.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.lingtan.api.access.SessionPass;
import org.lingtan.api.access.Sessions;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who sends a request by the cookie of a session. A request that carries an access token is the token's, valid
 * or not, and its cookie is not looked at.
 */
class SessionFilter extends OncePerRequestFilter {

    private static final String PASS = SessionPass.class.getName();

    private final Sessions sessions;
    private final SessionCookie cookie;

    SessionFilter(Sessions sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /** The session that a request belongs to. */
    static Optional<SessionPass> find(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(PASS)).map(SessionPass.class::cast);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader("Authorization") == null) {
            cookie.read(request).flatMap(sessions::find).ifPresent(pass -> enter(request, pass));
        }
        chain.doFilter(request, response);
    }

    private static void enter(HttpServletRequest request, SessionPass pass) {
        request.setAttribute(PASS, pass);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(pass.person(), "", AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
    }
}
