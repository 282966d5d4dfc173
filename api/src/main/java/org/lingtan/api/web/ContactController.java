package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.matter.Contacts;
import org.lingtan.api.matter.DetailForm;
import org.lingtan.api.matter.WrittenText;
import org.lingtan.api.problem.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Erases who brought disputes up, where they or the law ask for it. */
@RestController
@RequestMapping(path = "/api/v1/contacts", produces = MediaType.APPLICATION_JSON_VALUE)
class ContactController {

    private final CertificationBody body;
    private final Contacts contacts;
    private final AnsweredOnce once;

    ContactController(CertificationBody body, AnsweredOnce once) {
        this.body = body;
        this.contacts = new Contacts(body.database());
        this.once = once;
    }

    /** Why a contact is erased; it stands in the journal for good, so it names nobody. */
    record NewErasure(String reason) {}

    /** Erases name and contact; what was said stays, and the journal keeps that they were erased, by whom and why. */
    @Allowed(Role.ADMINISTRATOR)
    @PostMapping("/{id}/{matter}/erasure")
    @Takes(NewErasure.class)
    ResponseEntity<Void> erase(
            @PathVariable String id,
            @PathVariable String matter,
            HttpServletRequest request,
            @AuthenticationPrincipal Person person) {
        CaseFile file = body.cases().get(id, person);
        String reason = Requests.json(request, "reason").get("reason").text();
        if (reason.isBlank()) {
            throw Refusal.of(Refusal.Reason.INPUT, "matter.needed", "reason", "reason");
        }
        WrittenText.findProblem("reason", reason, DetailForm.MOST_TEXT).ifPresent(problem -> {
            throw new Refusal(Refusal.Reason.INPUT, List.of(problem));
        });
        once.done(request, person, () -> erased(file.id(), matter, person, reason));
        return ResponseEntity.noContent().build();
    }

    private void erased(String id, String matter, Person person, String reason) {
        body.database().inTransaction(() -> {
            if (!contacts.erase(id, matter)) {
                throw Refusal.of(Refusal.Reason.MISSING, "request.missing", "contacts/" + id + "/" + matter);
            }
            return body.journal().append(person.id(), Contacts.ERASED, id, Map.of("matter", matter, "reason", reason));
        });
    }
}
