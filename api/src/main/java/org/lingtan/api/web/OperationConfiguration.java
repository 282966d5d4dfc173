package org.lingtan.api.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Files;
import java.util.Map;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.database.Jobs;
import org.lingtan.api.settings.Listening;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** What the operator of the server sees: health and metrics on an address of their own, and a line for every request. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {

    /** Nothing but health and metrics, read only, on a port of their own. */
    static Map<String, Object> properties(Listening listening) {
        return Map.of(
                "management.server.port", String.valueOf(listening.port()),
                "management.server.address", listening.bind(),
                "management.endpoints.web.exposure.include", "health,prometheus",
                "management.endpoints.web.base-path", "/",
                "management.endpoints.web.path-mapping.prometheus", "metrics",
                "management.endpoints.access.max-permitted", "read-only",
                "management.endpoint.health.probes.enabled", "true",
                "management.endpoint.health.show-components", "always",
                "management.endpoint.health.group.readiness.include", "readinessState,database,documents",
                "management.health.defaults.enabled", "false");
    }

    @Bean
    FilterRegistrationBean<RequestLog> requestLog(ServerLog log) {
        FilterRegistrationBean<RequestLog> registration = new FilterRegistrationBean<>(new RequestLog(log));
        // Before the gate, so that what it turns away is told too.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Health and metrics tell no person and no secret, and stand on an address that strangers do not reach. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain operation(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    HealthIndicator databaseHealthIndicator(CertificationBody body) {
        return () -> {
            try {
                body.database().jdbc().sql("select 1").query(Integer.class).single();
                return Health.up().build();
            } catch (RuntimeException unreachable) {
                return Health.down().build();
            }
        };
    }

    @Bean
    HealthIndicator documentsHealthIndicator(ServerFolders folders, CertificationBody body) {
        return () -> Files.isWritable(folders.incoming()) && body.documents().isReachable()
                ? Health.up().build()
                : Health.down().build();
    }

    @Bean
    HealthIndicator jobsHealthIndicator(Jobs jobs) {
        return () -> {
            try {
                return (jobs.isWell() ? Health.up() : Health.down()).build();
            } catch (RuntimeException unreachable) {
                return Health.down().build();
            }
        };
    }

    @Bean
    MeterBinder registerMeters(CertificationBody body) {
        return registry -> {
            gauge("lingtan.journal.entries", "select sequence from journal_head", body, registry);
            gauge(
                    "lingtan.certificates.issued",
                    "select count(*) from certificate where state = 'issued'",
                    body,
                    registry);
            gauge(
                    "lingtan.certificates.intended",
                    "select count(*) from certificate where state = 'intended'",
                    body,
                    registry);
            gauge("lingtan.issuing.halted", "select halted::int from halt_switch", body, registry);
        };
    }

    private static void gauge(
            String name, String query, CertificationBody body, io.micrometer.core.instrument.MeterRegistry registry) {
        Gauge.builder(
                        name,
                        () -> body.database()
                                .jdbc()
                                .sql(query)
                                .query(Long.class)
                                .single())
                .register(registry);
    }
}
