package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.api.access.AccountChanges;
import org.lingtan.api.access.Accounts;
import org.lingtan.api.access.Passwords;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.catalog.source.JsonNode;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The first administrator, and everybody else's account. A link is answered once and kept nowhere, so nothing is repeated here. */
@RestController
@RequestMapping("/api/v1")
class AccountController {

    private final Accounts accounts;
    private final AccountChanges changes;
    private final Passwords passwords;
    private final AnsweredOnce once;

    AccountController(Accounts accounts, AccountChanges changes, Passwords passwords, AnsweredOnce once) {
        this.accounts = accounts;
        this.changes = changes;
        this.passwords = passwords;
        this.once = once;
    }

    /** What the first administrator sends. */
    record SetUp(String secret, String name, String login, String password) {}

    /** The first administrator. */
    record FirstPerson(String person) {}

    /** A person to admit. */
    record NewPerson(String name, String login, String tenant, List<String> roles) {}

    /** All roles that a person has from now on. */
    record NewRoles(List<String> roles) {}

    /** Why an account is locked or opened again. */
    record Why(String reason) {}

    /** What was lost; the password always is. */
    record Lost(boolean secondFactor) {}

    /** A page of people. */
    record Page(List<AccountChanges.View> items, String next) {}

    @Open
    @Limited(RateLimits.Kind.LINKS)
    @PostMapping("/setup")
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(SetUp.class)
    FirstPerson setUp(HttpServletRequest request) {
        JsonNode body = Requests.json(request, "secret", "name", "login", "password");
        return new FirstPerson(accounts.setUp(
                body.get("secret").text(),
                body.get("name").text(),
                body.get("login").text(),
                body.get("password").text()));
    }

    @Allowed(Role.ADMINISTRATOR)
    @PostMapping("/persons")
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewPerson.class)
    Passwords.Link admit(HttpServletRequest request, @AuthenticationPrincipal Person person) {
        JsonNode body = Requests.json(request, "name", "login", "tenant", "roles");
        Accounts.NewPerson admitted = new Accounts.NewPerson(
                body.get("name").text(),
                body.get("login").text(),
                body.get("tenant").text(),
                roles(body));
        return once.answer(request, person, Passwords.Link.class, () -> accounts.admit(person, admitted));
    }

    private static Set<Role> roles(JsonNode body) {
        Set<Role> roles = new TreeSet<>();
        body.get("roles").items().forEach(role -> roles.add(Accounts.role(role.text())));
        return roles;
    }

    @Allowed(Role.ADMINISTRATOR)
    @GetMapping("/persons")
    Page list(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "20") int size) {
        List<AccountChanges.View> found = changes.list(after, Requests.size(size));
        return new Page(
                found,
                found.size() < Requests.size(size)
                        ? ""
                        : found.get(found.size() - 1).id());
    }

    @Allowed(value = Role.ADMINISTRATOR, recent = true)
    @PutMapping("/persons/{person}/roles")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Takes(NewRoles.class)
    void roles(@PathVariable("person") String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        Set<Role> roles = roles(Requests.json(request, "roles"));
        once.done(request, person, () -> changes.roles(person, id, roles));
    }

    @Allowed(Role.ADMINISTRATOR)
    @PostMapping("/persons/{person}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Takes(Why.class)
    void lock(@PathVariable("person") String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        String reason = Requests.json(request, "reason").get("reason").text();
        once.done(request, person, () -> changes.lock(person, id, reason));
    }

    @Allowed(value = Role.ADMINISTRATOR, recent = true)
    @PostMapping("/persons/{person}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Takes(Why.class)
    void unlock(@PathVariable("person") String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        String reason = Requests.json(request, "reason").get("reason").text();
        once.done(request, person, () -> changes.unlock(person, id, reason));
    }

    @Allowed(value = Role.ADMINISTRATOR, recent = true)
    @PostMapping("/persons/{person}/link")
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(Lost.class)
    Passwords.Link link(
            @PathVariable("person") String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        JsonNode body = Requests.json(request, "secondFactor");
        boolean secondFactor = body.get("secondFactor").flag();
        return once.answer(request, person, Passwords.Link.class, () -> passwords.reset(person, id, secondFactor));
    }

    @Allowed(Role.ADMINISTRATOR)
    @DeleteMapping("/persons/{person}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(
            @PathVariable("person") String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        once.done(request, person, () -> changes.endSessions(person, id));
    }
}
