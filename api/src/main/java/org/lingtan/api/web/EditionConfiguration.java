package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.lingtan.api.edition.Editions;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Before anything is judged, what was released meanwhile is looked at, be it on another node of the server. */
@Configuration(proxyBeanMethods = false)
class EditionConfiguration implements WebMvcConfigurer {

    private final Editions editions;

    EditionConfiguration(Editions editions) {
        this.editions = editions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        editions.follow();
                        return true;
                    }
                })
                .addPathPatterns("/api/v1/cases/**", "/api/v1/packages/**", "/api/v1/rulebooks/**");
    }
}
