package org.lingtan.api.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lingtan.api.certificate.Register;
import org.lingtan.api.certificate.Said;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.report.RegisterStatements;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.report.seal.StatusPlace;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public register: a search, and what a scan of a certificate's code leads to. */
@RestController
@RequestMapping("/api/v1/certificates")
class RegisterController {

    private static final Set<String> STANDINGS =
            Set.of("", "active", "suspended", "withdrawn", "expired", "superseded", "void");

    private final Register register;
    private final RegisterStatements statements;

    RegisterController(Register register, RegisterStatements statements) {
        this.register = register;
        this.statements = statements;
    }

    /**
     * A page of the register.
     *
     * @param items its lines
     * @param next what to send as {@code after} for the next page; blank on the last one
     */
    record Page(List<RegisterLine> items, String next) {}

    /**
     * One certificate: the answer first, then what it rests on.
     *
     * @param answer {@code valid}, {@code suspended}, {@code withdrawn}, {@code expired}, {@code superseded} or {@code void}
     * @param checkedAt when that was so, in UTC
     * @param line its line of the register
     * @param successor the certificate that took its place; blank for none
     * @param certificate what the signed document says; absent for a void number
     * @param history its changes, from its issue
     * @param status where its credential's status stands; absent for a void number
     */
    @JsonPropertyOrder({"answer", "checkedAt", "number", "standing"})
    record LookedUp(
            String answer,
            String checkedAt,
            @com.fasterxml.jackson.annotation.JsonUnwrapped RegisterLine line,
            String successor,
            Optional<Said> certificate,
            List<Register.Change> history,
            Optional<StatusPlace> status) {}

    @Open
    @Limited(RateLimits.Kind.REGISTER)
    @GetMapping
    Page search(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String park,
            @RequestParam(defaultValue = "") String standard,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "20") int size) {
        if (!STANDINGS.contains(standing)) {
            throw Refusal.of(Refusal.Reason.INPUT, "request.wrong", "standing", standing);
        }
        List<RegisterLine> found = register
                .search(new Register.Search(query, park, standard, level, standing), after, Requests.size(size))
                .stream()
                .map(RegisterLine::of)
                .toList();
        return new Page(
                found,
                found.size() < Requests.size(size)
                        ? ""
                        : found.get(found.size() - 1).number());
    }

    /** The time of asking is no change: whoever holds the rest is told so. */
    @Open
    @Limited(RateLimits.Kind.REGISTER)
    @GetMapping("/{number}")
    ResponseEntity<LookedUp> get(@PathVariable String number) {
        Register.Looked looked = register.find(number).orElseThrow(() -> register.missing(number));
        RegisterLine line = RegisterLine.of(looked.entry());
        Optional<StatusPlace> status =
                looked.entry().document().isEmpty() ? Optional.empty() : Optional.of(statements.place(number));
        LookedUp answer = new LookedUp(
                looked.answer(),
                looked.checkedAt().toString(),
                line,
                looked.entry().successor(),
                looked.entry().said(),
                looked.history(),
                status);
        String tag = Objects.toString(line) + looked.answer() + looked.history();
        return ResponseEntity.ok()
                .eTag("\"" + CanonicalJson.digest(List.of(tag)).substring(7, 39) + "\"")
                .body(answer);
    }
}
