package org.lingtan.api.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lingtan.api.access.DataKey;
import org.lingtan.api.access.ProviderLogIns;
import org.lingtan.api.access.Sessions;
import org.lingtan.api.access.Tokens;
import org.lingtan.api.application.Role;
import org.lingtan.api.provider.IdentityProvider;
import org.lingtan.api.report.CertificateHead;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the server consists of. Everything else is made outside and handed in, so that commands use the same. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    ProblemAnswers.class,
    RegisterController.class,
    RegisterFiles.class,
    PackageController.class,
    CaseController.class,
    ContactController.class,
    UploadController.class,
    MatterController.class,
    PublicityController.class,
    AccountController.class,
    PasswordController.class,
    SecondFactorController.class,
    ProviderController.class,
    IdentityController.class,
    SessionController.class,
    TokenController.class,
    HaltController.class,
    JournalController.class,
    OperationConfiguration.class,
    EditionConfiguration.class,
    RulebookController.class,
    SigningKeyController.class
})
class ServerConfiguration implements WebMvcConfigurer {

    private static final String TOKEN = "token";
    private static final String SESSION = "session";

    private final Sessions sessions;
    private final CertificateHead head;
    private final RateLimits limits;

    ServerConfiguration(Sessions sessions, CertificateHead head, RateLimits limits) {
        this.sessions = sessions;
        this.head = head;
        this.limits = limits;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new TusVersion()).addPathPatterns(TusVersion.PATHS);
        registry.addInterceptor(new ForgeryCheck(head.address()));
        registry.addInterceptor(new RoleCheck(sessions));
        registry.addInterceptor(new LimitCheck(limits));
    }

    @Bean
    SessionCookie cookie() {
        return new SessionCookie(isSecure());
    }

    @Bean
    ProviderDesk provider(Optional<IdentityProvider> provider, ProviderLogIns logIns) {
        return new ProviderDesk(provider, logIns, new ProviderCookie(isSecure()));
    }

    @Bean
    KnownBrowser known(DataKey key) {
        return new KnownBrowser(key, isSecure());
    }

    /** Addresses that one program may read otherwise than another. */
    @Bean
    RequestRejectedHandler rejected() {
        return (request, response, rejected) -> write(response, HttpStatus.BAD_REQUEST, "request.address", "request");
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> headers() {
        return tomcat -> tomcat.addEngineValves(new SecurityHeaders(isSecure()));
    }

    private boolean isSecure() {
        return head.address().startsWith("https://");
    }

    /** Nobody asks how long each filter takes, and measuring every one of them takes longer than most. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Nobody logs in by Spring's own forms; without this bean a generated password would be accepted. */
    @Bean
    UserDetailsService nobody() {
        return new InMemoryUserDetailsManager();
    }

    /** Closed unless opened. Sessions are rows of our own and Spring's stay unused; {@link ForgeryCheck} guards them. */
    @Bean
    SecurityFilterChain gate(HttpSecurity http, Tokens tokens, SessionCookie cookie) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/v1/certificates",
                                "/api/v1/certificates/*",
                                "/api/v1/publicity",
                                "/api/v1/register/certificates.csv",
                                "/api/v1/register/certificates.json",
                                "/api/v1/register/snapshot",
                                "/api/v1/register/status/*/*",
                                "/api/v1/log-in",
                                ProviderDesk.BACK,
                                "/api/v1/openapi.json")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/setup",
                                "/api/v1/password",
                                "/api/v1/session",
                                "/api/v1/provider/log-in",
                                "/api/v1/provider/invitation",
                                "/api/v1/provider/session",
                                "/api/v1/publicity/*/objections",
                                "/api/v1/certificates/*/complaints")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new TokenFilter(tokens), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new SessionFilter(sessions, cookie), AnonymousAuthenticationFilter.class)
                .headers(AbstractHttpConfigurer::disable)
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, unknown) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            write(response, HttpStatus.UNAUTHORIZED, "access.unknown", request.getRequestURI());
                        })
                        .accessDeniedHandler((request, response, denied) ->
                                write(response, HttpStatus.FORBIDDEN, "access.denied", request.getRequestURI())))
                .build();
    }

    private static void write(
            jakarta.servlet.http.HttpServletResponse response, HttpStatus status, String code, String place)
            throws java.io.IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String body = ProblemAnswers.body(status, ProblemAnswers.one(code, place, ""));
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    OpenAPI description(SessionCookie cookie) {
        return new OpenAPI()
                .info(new Info().title("Lingtan").version("1"))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer"))
                        .addSecuritySchemes(
                                SESSION,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name(cookie.name())))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .addSecurityItem(new SecurityRequirement().addList(SESSION));
    }

    @Bean
    BodyDescription bodies() {
        return new BodyDescription();
    }

    /** Tells of every operation whether it is open, and to which roles. */
    @Bean
    OperationCustomizer access() {
        return (operation, method) -> {
            if (method.hasMethodAnnotation(Open.class)) {
                operation.setSecurity(List.of());
            }
            if (method.hasMethodAnnotation(BySession.class)) {
                operation.setSecurity(List.of(new SecurityRequirement().addList(SESSION)));
            }
            Allowed allowed = method.getMethodAnnotation(Allowed.class);
            Role[] roles = allowed == null ? new Role[0] : allowed.value();
            operation.addExtension(
                    "x-roles", Arrays.stream(roles).map(Role::code).sorted().toList());
            operation.addExtension("x-recent-log-in", allowed != null && allowed.recent());
            return operation;
        };
    }
}
