package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import org.lingtan.api.access.Passwords;
import org.lingtan.api.access.SessionPass;
import org.lingtan.catalog.source.JsonNode;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passwords: set once by a link, changed with the one before. */
@RestController
@RequestMapping("/api/v1/password")
class PasswordController {

    private final Passwords passwords;
    private final RateLimits limits;

    PasswordController(Passwords passwords, RateLimits limits) {
        this.passwords = passwords;
        this.limits = limits;
    }

    /** A password that is set by a one-time link. */
    record FirstPassword(String secret, String password) {}

    /** A password that takes the place of another one. */
    record NextPassword(String current, String next) {}

    @Open
    @Limited(RateLimits.Kind.LINKS)
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Takes(FirstPassword.class)
    void set(HttpServletRequest request) {
        JsonNode body = Requests.json(request, "secret", "password");
        passwords.setUp(body.get("secret").text(), body.get("password").text());
    }

    @AccountHolders
    @BySession
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Takes(NextPassword.class)
    void change(HttpServletRequest request) {
        JsonNode body = Requests.json(request, "current", "next");
        SessionPass pass = SessionFilter.find(request).orElseThrow();
        Runnable succeeded = limits.logIn(
                Requests.findAddress(request), "person " + pass.person().id());
        passwords.change(pass, body.get("current").text(), body.get("next").text());
        succeeded.run();
    }
}
