package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rulebooks of the server: looked at, sent, compared, approved by one editor and released by another. */
@RestController
@RequestMapping(path = "/api/v1/rulebooks", produces = MediaType.APPLICATION_JSON_VALUE)
class RulebookController {

    private final RulebookDesk desk;

    RulebookController(RulebookDesk desk) {
        this.desk = desk;
    }

    @AccountHolders
    @GetMapping
    String list(@AuthenticationPrincipal Person person) {
        return desk.list(person);
    }

    @AccountHolders
    @GetMapping("/{id}/{version}")
    String show(@PathVariable String id, @PathVariable String version, @AuthenticationPrincipal Person person) {
        return desk.show(RulebookDesk.pinned(id, version), person);
    }

    @Allowed(Role.STANDARDS_EDITOR)
    @GetMapping(path = "/{id}/{version}/archive", produces = "application/zip")
    ResponseEntity<byte[]> archive(@PathVariable String id, @PathVariable String version) {
        return ResponseEntity.ok(desk.archive(RulebookDesk.pinned(id, version)));
    }

    @Allowed(Role.STANDARDS_EDITOR)
    @PutMapping("/{id}/{version}")
    @Takes(value = byte[].class, type = "application/zip")
    ResponseEntity<String> put(
            @PathVariable String id,
            @PathVariable String version,
            HttpServletRequest request,
            @AuthenticationPrincipal Person person) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(desk.put(
                        RulebookDesk.pinned(id, version),
                        Requests.key(request),
                        person,
                        file -> Requests.receive(request, file)));
    }

    @AccountHolders
    @GetMapping("/{id}/{version}/statements/{file}")
    byte[] statement(
            @PathVariable String id,
            @PathVariable String version,
            @PathVariable String file,
            @AuthenticationPrincipal Person person) {
        return desk.statement(RulebookDesk.pinned(id, version), file, person);
    }

    @Allowed(Role.STANDARDS_EDITOR)
    @PutMapping("/{id}/{version}/statements/{file}")
    @Takes(Object.class)
    ResponseEntity<String> state(
            @PathVariable String id,
            @PathVariable String version,
            @PathVariable String file,
            HttpServletRequest request,
            @AuthenticationPrincipal Person person) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(desk.state(
                        RulebookDesk.pinned(id, version),
                        file,
                        Requests.key(request),
                        person,
                        Requests.bytes(request)));
    }

    @AccountHolders
    @GetMapping("/{id}/{version}/difference")
    String difference(
            @PathVariable String id,
            @PathVariable String version,
            @RequestParam(defaultValue = "") String from,
            @AuthenticationPrincipal Person person) {
        return desk.difference(RulebookDesk.pinned(id, from), RulebookDesk.pinned(id, version), person);
    }

    @Allowed({Role.STANDARDS_EDITOR, Role.AUDITOR})
    @PostMapping("/{id}/{version}/impact")
    String impact(@PathVariable String id, @PathVariable String version, @RequestParam(defaultValue = "") String from) {
        return desk.impact(RulebookDesk.pinned(id, from), RulebookDesk.pinned(id, version));
    }
}
