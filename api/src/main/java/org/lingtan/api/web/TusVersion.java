package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Says in every answer about an upload which version of tus is spoken, in refusals too; a client may know another one. */
class TusVersion implements HandlerInterceptor {

    /** What it says so of. */
    static final String[] PATHS = {"/api/v1/cases/*/uploads", "/api/v1/cases/*/uploads/*"};

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader(TusHeaders.VERSION, TusHeaders.KNOWN);
        response.setHeader("Tus-Version", TusHeaders.KNOWN);
        return true;
    }
}
