package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.api.access.Accounts;
import org.lingtan.api.access.TokenPass;
import org.lingtan.api.access.Tokens;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.catalog.source.JsonNode;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's tokens for programs. Each may do no more than what it is made with, and lives no longer than a token that it is made with. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokenController {

    private final Tokens tokens;
    private final AnsweredOnce once;

    TokenController(Tokens tokens, AnsweredOnce once) {
        this.tokens = tokens;
        this.once = once;
    }

    /** A token to make; roles are some of the sender's own, days 1 to 365. */
    record NewScope(String label, List<String> roles, boolean readOnly, String days) {}

    @AccountHolders(recent = true)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewScope.class)
    Tokens.NewToken make(HttpServletRequest request, @AuthenticationPrincipal Person person) {
        JsonNode body = Requests.json(request, "label", "roles", "readOnly", "days");
        Set<Role> roles = new TreeSet<>();
        body.get("roles").items().forEach(role -> roles.add(Accounts.role(role.text())));
        Tokens.Scope scope = new Tokens.Scope(
                body.get("label").text(),
                roles,
                body.get("readOnly").flag(),
                Requests.whole(body.get("days").text(), "days"));
        return once.answer(
                request,
                person,
                Tokens.NewToken.class,
                () -> SessionFilter.find(request)
                        .map(session -> tokens.make(session, scope))
                        .orElseGet(() -> tokens.make(
                                (TokenPass) Objects.requireNonNull(request.getAttribute(TokenFilter.PASS)), scope)));
    }

    @AccountHolders
    @GetMapping
    List<Tokens.View> list(@AuthenticationPrincipal Person person) {
        return tokens.list(person);
    }

    @AccountHolders
    @DeleteMapping("/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String token, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        once.done(request, person, () -> tokens.revoke(person, token));
    }
}
