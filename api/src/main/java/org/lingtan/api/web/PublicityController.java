package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.SourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Decisions that are public before their certificates are issued, and what anybody may say about them. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class PublicityController {

    private final PublicDesk desk;

    PublicityController(PublicDesk desk) {
        this.desk = desk;
    }

    /** What somebody without an account says; name and contact are told to nobody but whoever settles it. */
    record NewStatement(String text, String name, String contact) {}

    /** A name in both languages. */
    record Name(String zh, String en) {}

    /**
     * A decision that is public.
     *
     * @param id the case
     * @param park the park
     * @param year the year reported
     * @param rulebook id and version
     * @param level the level; blank for none
     * @param end the last day for objections
     */
    record Published(String id, Name park, String year, String rulebook, String level, String end) {

        static Published of(CaseFile file) {
            return new Published(
                    file.id(),
                    new Name(
                            file.find(Fact.PARK_ZH).orElse(""),
                            file.find(Fact.PARK_EN).orElse("")),
                    file.find(Fact.YEAR).orElse(""),
                    file.rulebook(),
                    file.find(Fact.LEVEL).orElse(""),
                    file.find(Fact.PUBLICITY_END).orElse(""));
        }
    }

    /** A page of decisions. */
    record Page(List<Published> items, String next) {}

    @Open
    @Limited(RateLimits.Kind.REGISTER)
    @GetMapping("/publicity")
    Page publicity(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "20") int size) {
        List<CaseFile> found = desk.published(after, Requests.size(size));
        return new Page(
                found.stream().map(Published::of).toList(),
                found.size() < Requests.size(size)
                        ? ""
                        : found.get(found.size() - 1).id());
    }

    @Open
    @Limited(RateLimits.Kind.DISPUTES)
    @PostMapping("/publicity/{id}/objections")
    @Takes(NewStatement.class)
    ResponseEntity<String> object(@PathVariable String id, HttpServletRequest request) {
        return said(Act.OBJECT, "publicity/" + id, () -> desk.inPublicity(id), request);
    }

    @Open
    @Limited(RateLimits.Kind.DISPUTES)
    @PostMapping("/certificates/{number}/complaints")
    @Takes(NewStatement.class)
    ResponseEntity<String> complain(@PathVariable String number, HttpServletRequest request) {
        return said(Act.COMPLAIN, "certificates/" + number, () -> desk.certified(number), request);
    }

    private ResponseEntity<String> said(Act act, String place, Supplier<String> found, HttpServletRequest request) {
        String key = Requests.key(request);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(desk.say(key, act, place, found, statement(place, found, request)));
    }

    /** A place that is not there is said before what is wrong with the words. */
    private static PublicDesk.Statement statement(String place, Supplier<String> found, HttpServletRequest request) {
        try {
            return PublicDesk.statement(request);
        } catch (Refusal | SourceException unfit) {
            Objects.requireNonNull(found.get(), place);
            throw unfit;
        }
    }
}
