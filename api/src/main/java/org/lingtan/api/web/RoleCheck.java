package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.access.SessionPass;
import org.lingtan.api.access.Sessions;
import org.lingtan.api.access.TokenPass;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.problem.Refusal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to an operation only if the person has a role that the operation allows, and the right way in. */
class RoleCheck implements HandlerInterceptor {

    private final Sessions sessions;

    RoleCheck(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method) && !method.hasMethodAnnotation(Open.class)) {
            @Nullable Allowed allowed = method.getMethodAnnotation(Allowed.class);
            require(request, allowed == null ? new Role[0] : allowed.value());
            requireMayChange(request, allowed == null || allowed.changes());
            requireSession(request, method, allowed != null && allowed.recent());
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().equals(RoleCheck.class.getPackageName());
    }

    /** A token that may only look changes nothing, whatever the roles of its person. */
    private static void requireMayChange(HttpServletRequest request, boolean changes) {
        boolean looks = ForgeryCheck.looks(request) || !changes;
        if (!looks && request.getAttribute(TokenFilter.PASS) instanceof TokenPass pass && pass.readOnly()) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.read-only", request.getRequestURI());
        }
    }

    private void requireSession(HttpServletRequest request, HandlerMethod method, boolean recent) {
        Optional<SessionPass> pass = SessionFilter.find(request);
        @Nullable BySession bySession = method.getMethodAnnotation(BySession.class);
        boolean enrolling = bySession != null && bySession.enrolling();
        if (pass.isPresent() && !pass.get().complete() && !enrolling) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.enrol", request.getRequestURI());
        }
        if (bySession != null && pass.isEmpty()) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.session-only", request.getRequestURI());
        }
        if (recent && pass.isPresent() && !sessions.isFresh(pass.get())) {
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.log-in-again", request.getRequestURI());
        }
    }

    private static void require(HttpServletRequest request, Role... allowed) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        boolean may = authentication != null
                && authentication.getPrincipal() instanceof Person person
                && Arrays.stream(allowed).anyMatch(person.roles()::contains);
        if (!may) {
            String roles = Arrays.stream(allowed).map(Role::code).collect(Collectors.joining(", "));
            throw Refusal.of(Refusal.Reason.NOT_PERMITTED, "access.denied", request.getRequestURI(), roles);
        }
    }
}
