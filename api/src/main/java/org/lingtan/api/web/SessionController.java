package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.lingtan.api.access.LogIn;
import org.lingtan.api.access.SessionPass;
import org.lingtan.api.access.Sessions;
import org.lingtan.api.application.Role;
import org.lingtan.catalog.source.JsonNode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Logging in and out, and one's own sessions. */
@RestController
@RequestMapping("/api/v1")
class SessionController {

    private final LogIn logIn;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final KnownBrowser known;
    private final RateLimits limits;

    SessionController(LogIn logIn, Sessions sessions, SessionCookie cookie, KnownBrowser known, RateLimits limits) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.known = known;
        this.limits = limits;
    }

    /** What a person logs in with; {@code code} is a one-time code or a recovery code, and left out until an app is enrolled. */
    record NewLogIn(String login, String password, String code) {}

    /**
     * An open session.
     *
     * @param id names the session
     * @param person the id of the person
     * @param tenant whom the person acts for
     * @param roles what the person may be asked for
     * @param complete whether nothing is missing; otherwise an app for one-time codes is to be enrolled first
     * @param csrf what to send in {@code X-CSRF-Token} with every change
     * @param expires when the session ends at the latest
     */
    record View(
            String id,
            String person,
            String tenant,
            List<String> roles,
            boolean complete,
            String csrf,
            String expires) {

        static View of(SessionPass pass) {
            return new View(
                    pass.session(),
                    pass.person().id(),
                    pass.person().tenant(),
                    pass.person().roles().stream().map(Role::code).sorted().toList(),
                    pass.complete(),
                    pass.csrf(),
                    pass.expires().toString());
        }
    }

    @Open
    @PostMapping("/session")
    @Takes(NewLogIn.class)
    ResponseEntity<View> open(HttpServletRequest request) {
        JsonNode body = Requests.json(request, "login", "password", "code");
        String account = LogIn.account(body.get("login").text());
        Optional<String> browser = known.find(request, account);
        Runnable succeeded = limits.logIn(
                Requests.findAddress(request),
                browser.map(id -> "browser " + id).orElse("account " + account));
        Sessions.NewSession opened = logIn.open(
                body.get("login").text(),
                body.get("password").text(),
                body.find("code").map(JsonNode::text).orElse(""),
                SessionFilter.find(request));
        succeeded.run();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.SET_COOKIE, cookie.keeping(opened.secret()));
        if (browser.isEmpty() && opened.pass().complete()) {
            answer.header(HttpHeaders.SET_COOKIE, known.keeping(account));
        }
        return answer.body(View.of(opened.pass()));
    }

    @AccountHolders
    @BySession(enrolling = true)
    @GetMapping("/session")
    View current(HttpServletRequest request) {
        return View.of(SessionFilter.find(request).orElseThrow());
    }

    @AccountHolders
    @BySession(enrolling = true)
    @DeleteMapping("/session")
    ResponseEntity<Void> close(HttpServletRequest request) {
        SessionPass pass = SessionFilter.find(request).orElseThrow();
        sessions.end(pass.person(), pass.session());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.forgetting())
                .build();
    }

    @AccountHolders
    @BySession
    @GetMapping("/sessions")
    List<Sessions.View> list(HttpServletRequest request) {
        return sessions.list(SessionFilter.find(request).orElseThrow());
    }

    @AccountHolders(recent = true)
    @BySession
    @DeleteMapping("/sessions/{session}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String session, HttpServletRequest request) {
        sessions.end(SessionFilter.find(request).orElseThrow().person(), session);
    }
}
