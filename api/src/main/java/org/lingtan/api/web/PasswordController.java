package org.lingtan.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import org.lingtan.api.access.Passwords;
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

    PasswordController(Passwords passwords) {
        this.passwords = passwords;
    }

    /** A password that is set by a one-time link. */
    record FirstPassword(String secret, String password) {}

    /** A password that takes the place of another one. */
    record NextPassword(String current, String next) {}

    @Open
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = FirstPassword.class))))
    void set(HttpServletRequest request) {
        JsonNode body = Requests.json(request, "secret", "password");
        passwords.setUp(body.get("secret").text(), body.get("password").text());
    }

    @AccountHolders
    @BySession
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NextPassword.class))))
    void change(HttpServletRequest request) {
        JsonNode body = Requests.json(request, "current", "next");
        passwords.change(
                SessionFilter.find(request).orElseThrow(),
                body.get("current").text(),
                body.get("next").text());
    }
}
