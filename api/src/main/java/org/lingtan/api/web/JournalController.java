package org.lingtan.api.web;

import java.util.List;
import org.lingtan.api.application.Role;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.problem.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal, to be read and checked by whoever audits: each entry as it is stored, byte for byte. */
@RestController
@RequestMapping("/api/v1/journal")
class JournalController {

    private final Journal journal;

    JournalController(CertificationBody body) {
        this.journal = body.journal();
    }

    /**
     * A page of the journal.
     *
     * @param items its entries
     * @param next what to send as {@code after} for the next page; blank on the last one
     */
    record Page(List<Journal.Line> items, String next) {}

    @Allowed({Role.AUDITOR, Role.ADMINISTRATOR})
    @GetMapping
    Page read(@RequestParam(defaultValue = "0") String after, @RequestParam(defaultValue = "20") int size) {
        if (!after.matches("[0-9]{1,18}")) {
            throw Refusal.of(Refusal.Reason.INPUT, "request.wrong", "after", after);
        }
        List<Journal.Line> found = journal.page(Long.parseLong(after), Requests.size(size));
        return new Page(
                found,
                found.size() < Requests.size(size)
                        ? ""
                        : found.get(found.size() - 1).sequence());
    }
}
