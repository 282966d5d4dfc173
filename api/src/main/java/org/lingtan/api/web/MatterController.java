package org.lingtan.api.web;

import java.util.Optional;
import org.lingtan.api.access.PersonNames;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.Chair;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.matter.Contacts;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was brought up in a case, and everything that was done in it. */
@RestController
@RequestMapping(path = "/api/v1/cases/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class MatterController {

    private final CertificationBody body;
    private final PersonNames names;
    private final Contacts contacts;
    private final CaseDesk desk;

    MatterController(CertificationBody body, CaseDesk desk) {
        this.body = body;
        this.names = new PersonNames(body.database());
        this.contacts = new Contacts(body.database());
        this.desk = desk;
    }

    @Insiders
    @GetMapping("/matters")
    MatterView.All matters(@PathVariable String id, @AuthenticationPrincipal Person person) {
        CaseFile file = body.cases().get(id, person);
        // Whoever says who settles a dispute may know who brought it up, and the one who does while it is open; nobody
        // else.
        boolean assigns = person.roles().contains(Role.ADMINISTRATOR);
        boolean settles = file.seated(Chair.ARBITER).equals(Optional.of(person.id()));
        return MatterView.all(
                file,
                desk.today(),
                names,
                matter -> assigns || (settles && matter.isOpen())
                        ? contacts.find(file.id(), matter.id())
                        : Optional.empty());
    }

    @Insiders
    @GetMapping("/history")
    HistoryView.Page history(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") String after,
            @RequestParam(defaultValue = "20") int size,
            @AuthenticationPrincipal Person person) {
        String known = body.cases().get(id, person).id();
        int most = Requests.size(size);
        return HistoryView.page(body.cases().history(known, Requests.whole(after, "after"), most), most, person, names);
    }
}
