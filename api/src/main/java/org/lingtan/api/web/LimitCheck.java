package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.lingtan.api.application.Person;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts requests to operations that may be sent only so often. */
class LimitCheck implements HandlerInterceptor {

    private final RateLimits limits;

    LimitCheck(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Limited.class))
                    .ifPresent(limited -> findPerson()
                            .or(() -> Requests.findAddress(request))
                            .ifPresent(who -> limits.take(limited.value(), who)));
        }
        return true;
    }

    private static Optional<String> findPerson() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? Optional.of(person.id())
                : Optional.empty();
    }
}
