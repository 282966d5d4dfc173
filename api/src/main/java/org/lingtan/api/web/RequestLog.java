package org.lingtan.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.lingtan.api.access.TokenPass;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** A line for every request: which operation, by whose id, on what id, how it ended, how long it took. */
class RequestLog extends OncePerRequestFilter {

    private static final long NANOS_OF_MILLI = 1_000_000;

    private final ServerLog log;

    RequestLog(ServerLog log) {
        this.log = log;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        String id = UUID.randomUUID().toString();
        response.setHeader("X-Request-Id", id);
        try {
            chain.doFilter(request, response);
        } finally {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("request", id);
            line.put("method", cleaned(request.getMethod()));
            line.put("route", route(request));
            line.put("status", String.valueOf(response.getStatus()));
            line.put("millis", String.valueOf((System.nanoTime() - start) / NANOS_OF_MILLI));
            if (request.getAttribute(TokenFilter.PASS) instanceof TokenPass pass) {
                line.put("person", pass.person().id());
                line.put("token", pass.token());
            }
            SessionFilter.find(request)
                    .ifPresent(session -> line.put("person", session.person().id()));
            variables(request, line);
            log.tell("request", line);
        }
    }

    /** The path with its variables unfilled; what no operation answers is not repeated. */
    private static String route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "-" : pattern.toString();
    }

    private static void variables(HttpServletRequest request, Map<String, Object> line) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> line.put("on." + name, cleaned(String.valueOf(value))));
        }
    }

    /** Ids and methods as they are; anything else somebody made up. */
    private static String cleaned(String text) {
        return text.matches("[A-Za-z0-9-]{1,64}") ? text : "-";
    }
}
