package org.lingtan.api.web;

import java.util.List;
import org.lingtan.api.certificate.Register;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public register. */
@RestController
@RequestMapping("/api/v1/certificates")
class RegisterController {

    private final Register register;

    RegisterController(Register register) {
        this.register = register;
    }

    /**
     * A page of the register.
     *
     * @param items its lines
     * @param next what to send as {@code after} for the next page; blank on the last one
     */
    record Page(List<Register.Entry> items, String next) {}

    @Open
    @Limited(RateLimits.Kind.REGISTER)
    @GetMapping
    Page search(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "20") int size) {
        List<Register.Entry> found = register.search(query, after, Requests.size(size));
        return new Page(
                found,
                found.size() < Requests.size(size)
                        ? ""
                        : found.get(found.size() - 1).number());
    }

    @Open
    @Limited(RateLimits.Kind.REGISTER)
    @GetMapping("/{number}")
    Register.Entry get(@PathVariable String number) {
        return register.find(number).orElseThrow(() -> register.missing(number));
    }
}
