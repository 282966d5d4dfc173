package org.lingtan.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.api.access.Accounts;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.catalog.source.JsonNode;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The first administrator, and people with their first token. A token is answered once and kept nowhere, so nothing is repeated here. */
@RestController
@RequestMapping("/api/v1")
class AccountController {

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    /** What the first administrator sends. */
    record SetUp(String secret, String name) {}

    /** A person to admit. */
    record NewPerson(String name, String tenant, List<String> roles) {}

    @Open
    @PostMapping("/setup")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SetUp.class))))
    Accounts.NewToken setUp(HttpServletRequest request) {
        JsonNode body = Requests.json(request, "secret", "name");
        return accounts.setUp(body.get("secret").text(), body.get("name").text());
    }

    @Allowed(Role.ADMINISTRATOR)
    @PostMapping("/persons")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NewPerson.class))))
    Accounts.NewToken admit(HttpServletRequest request, @AuthenticationPrincipal Person person) {
        JsonNode body = Requests.json(request, "name", "tenant", "roles");
        Set<Role> roles = new TreeSet<>();
        body.get("roles").items().forEach(role -> roles.add(Accounts.role(role.text())));
        return accounts.admit(
                person, body.get("name").text(), body.get("tenant").text(), roles);
    }
}
