package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.lingtan.api.application.Act;
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

/** Cases: opened, looked up, acted on. Every change takes a key, and the revision that its sender saw. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
class CaseController {

    private final CaseDesk desk;
    private final PackageDesk packages;
    private final RenewalDesk renewals;

    CaseController(CaseDesk desk, PackageDesk packages) {
        this.desk = desk;
        this.packages = packages;
        this.renewals = new RenewalDesk(desk);
    }

    /** What opens a case. */
    record NewCase(String rulebook) {}

    /** An act on a case; {@code seat} is the id of a person, only for acts that seat one. */
    record NewAct(String act, String reason, String seat, NewDetails details) {}

    /**
     * What an act says beside its reason; which fields it takes, and which of them it needs, is said in docs/case.md. A
     * {@code matter} is named where several could be meant; days are written {@code YYYY-MM-DD}; a proof is the digest of
     * an attachment of the package, or a text.
     */
    record NewDetails(
            String matter,
            String text,
            String due,
            String clause,
            String grade,
            String cause,
            String correction,
            String action,
            List<String> proof,
            String day,
            List<String> people,
            String seen,
            List<String> missing) {}

    /** Everything decided about the evidence of a case, in the form of a review record, and why it is as it is now. */
    record NewReview(Map<String, Object> record, String reason) {}

    /** A page of cases. */
    record Page(List<CaseView> items, String next) {}

    @Allowed(Role.APPLICANT)
    @PostMapping
    @Takes(NewCase.class)
    ResponseEntity<String> open(HttpServletRequest request, @AuthenticationPrincipal Person person) {
        String rulebook = Requests.json(request, "rulebook").get("rulebook").text();
        return answer(HttpStatus.CREATED, desk.open(Requests.key(request), person, rulebook));
    }

    @Insiders
    @GetMapping
    Page list(
            @RequestParam(defaultValue = "all") String queue,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "20") int size,
            @AuthenticationPrincipal Person person) {
        List<CaseView> found = desk.list(person, desk.queue(queue, state), after, Requests.size(size));
        return new Page(
                found,
                found.size() < Requests.size(size)
                        ? ""
                        : found.get(found.size() - 1).id());
    }

    @Insiders
    @GetMapping("/{id}")
    ResponseEntity<CaseView> get(@PathVariable String id, @AuthenticationPrincipal Person person) {
        CaseView view = desk.view(id, person);
        return ResponseEntity.ok().eTag("\"" + view.revision() + "\"").body(view);
    }

    @Allowed(Role.APPLICANT)
    @PostMapping("/{id}/package")
    @Takes(value = byte[].class, type = "application/octet-stream")
    ResponseEntity<String> attach(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        return received(Act.ATTACH, id, request, person);
    }

    /** Puts another version in, for an answer or a corrective action; decisions about what has not changed stay. */
    @Allowed(Role.APPLICANT)
    @PutMapping("/{id}/package")
    @Takes(value = byte[].class, type = "application/octet-stream")
    ResponseEntity<String> replace(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        return received(Act.REPLACE, id, request, person);
    }

    private ResponseEntity<String> received(Act act, String id, HttpServletRequest request, Person person) {
        desk.get(id, person);
        return answer(
                HttpStatus.OK,
                packages.put(
                        act,
                        id,
                        Requests.key(request),
                        Requests.revision(request),
                        person,
                        file -> Requests.receive(request, file)));
    }

    /** In what the package differs from the version before, or from the one whose digest is named. */
    @Insiders
    @GetMapping("/{id}/difference")
    PackageDesk.Difference difference(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String from,
            @AuthenticationPrincipal Person person) {
        return packages.difference(id, from, person);
    }

    /** Opens the case of the next period; the certificate that it ends in takes the place of this one. */
    @Allowed(Role.APPLICANT)
    @PostMapping("/{id}/renewal")
    ResponseEntity<String> renew(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        desk.get(id, person);
        return answer(HttpStatus.CREATED, renewals.open(id, Requests.key(request), Requests.revision(request), person));
    }

    @Allowed({Role.APPLICANT, Role.EVALUATOR, Role.REVIEWER, Role.DECISION_MAKER, Role.PUBLISHER, Role.ADMINISTRATOR})
    @PostMapping("/{id}/acts")
    @Takes(NewAct.class)
    ResponseEntity<String> act(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        desk.get(id, person);
        var body = Requests.record(request, "act", "reason", "seat", "details");
        return answer(HttpStatus.OK, desk.act(id, Requests.key(request), Requests.revision(request), person, body));
    }

    @Insiders
    @GetMapping("/{id}/review")
    ResponseEntity<String> review(@PathVariable String id, @AuthenticationPrincipal Person person) {
        return answer(HttpStatus.OK, desk.review(id, person));
    }

    @Insiders
    @GetMapping("/{id}/evaluation")
    ResponseEntity<String> evaluation(@PathVariable String id, @AuthenticationPrincipal Person person) {
        return answer(HttpStatus.OK, desk.evaluation(id, person));
    }

    @Insiders
    @GetMapping(value = "/{id}/certificate", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> certificate(@PathVariable String id, @AuthenticationPrincipal Person person) {
        return ResponseEntity.ok().body(desk.certificate(id, person));
    }

    @Allowed(Role.EVALUATOR)
    @PutMapping("/{id}/review")
    @Takes(NewReview.class)
    ResponseEntity<String> verify(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        desk.get(id, person);
        var body = Requests.record(request, "record", "reason");
        return answer(HttpStatus.OK, desk.verify(id, Requests.key(request), Requests.revision(request), person, body));
    }

    @Allowed(Role.PUBLISHER)
    @PostMapping("/{id}/certificate")
    ResponseEntity<String> issue(
            @PathVariable String id, HttpServletRequest request, @AuthenticationPrincipal Person person) {
        desk.get(id, person);
        return answer(HttpStatus.CREATED, desk.issue(id, Requests.key(request), person));
    }

    private static ResponseEntity<String> answer(HttpStatus status, String json) {
        return ResponseEntity.status(status).body(json);
    }
}
