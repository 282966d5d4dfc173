package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.edition.SigningKeys;
import org.lingtan.catalog.source.JsonNode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whose key is whose, said by an administrator, for all to see who work here. */
@RestController
@RequestMapping(path = "/api/v1/signing-keys", produces = MediaType.APPLICATION_JSON_VALUE)
class SigningKeyController {

    private final SigningKeys keys;
    private final AnsweredOnce once;

    SigningKeyController(SigningKeys keys, AnsweredOnce once) {
        this.keys = keys;
        this.once = once;
    }

    /** A key, as the digest of its public key, and the id of the standards editor whose it is. */
    record NewKey(String key, String person) {}

    @Allowed(Role.ADMINISTRATOR)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewKey.class)
    SigningKeys.View add(HttpServletRequest request, @AuthenticationPrincipal Person by) {
        JsonNode body = Requests.json(request, "key", "person");
        return once.answer(
                request,
                by,
                SigningKeys.View.class,
                () -> keys.add(by, body.get("person").text(), body.get("key").text()));
    }

    @Allowed({Role.STANDARDS_EDITOR, Role.AUDITOR, Role.ADMINISTRATOR})
    @GetMapping
    List<SigningKeys.View> list() {
        return keys.list();
    }

    @Allowed(Role.ADMINISTRATOR)
    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String key, HttpServletRequest request, @AuthenticationPrincipal Person by) {
        once.done(request, by, () -> keys.end(by, key));
    }
}
