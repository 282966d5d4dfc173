package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.lingtan.api.access.AccountChanges;
import org.lingtan.api.access.Identities;
import org.lingtan.api.access.SessionPass;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own identities at the identity provider; an administrator takes away all of another person's. */
@RestController
@RequestMapping("/api/v1")
class IdentityController {

    private final Identities identities;
    private final AccountChanges changes;
    private final ProviderDesk desk;
    private final AnsweredOnce once;
    private final RateLimits limits;

    IdentityController(
            Identities identities, AccountChanges changes, ProviderDesk desk, AnsweredOnce once, RateLimits limits) {
        this.identities = identities;
        this.changes = changes;
        this.desk = desk;
        this.once = once;
        this.limits = limits;
    }

    /** What ends a linking: {@code digest} as the return answered it. */
    record Linking(String digest) {}

    @AccountHolders
    @BySession
    @GetMapping("/identities")
    List<Identities.View> list(@AuthenticationPrincipal Person person) {
        return identities.list(person.id());
    }

    @AccountHolders(recent = true)
    @BySession
    @PostMapping("/identities")
    @Takes(Linking.class)
    ResponseEntity<Identities.View> link(HttpServletRequest request) {
        SessionPass pass = SessionFilter.find(request).orElseThrow();
        Identities.View linked = desk.logIns().link(desk.ending(request, Requests.json(request, "digest")), pass);
        limits.succeeded(Requests.findAddress(request), ProviderController.linking(pass));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.SET_COOKIE, desk.cookie().forgetting())
                .body(linked);
    }

    @AccountHolders(recent = true)
    @BySession
    @DeleteMapping("/identities/{identity}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String identity, HttpServletRequest request) {
        identities.remove(SessionFilter.find(request).orElseThrow(), identity);
    }

    @Allowed(value = Role.ADMINISTRATOR, recent = true)
    @DeleteMapping("/persons/{person}/identities")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAll(
            @PathVariable("person") String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        once.done(request, person, () -> changes.removeIdentities(person, id));
    }
}
