package org.lingtan.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.lingtan.api.access.DataKey;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseState;
import org.lingtan.api.application.Deed;
import org.lingtan.api.application.Person;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.certificate.Certificate;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.matter.Contacts;
import org.lingtan.api.matter.DetailForm;
import org.lingtan.api.matter.Details;
import org.lingtan.api.matter.Field;
import org.lingtan.api.matter.Matter;
import org.lingtan.api.matter.WrittenText;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.Names;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * What people without an account do. They are told nothing that is not public, and who they are is kept apart from all that
 * is published, journaled or logged.
 */
class PublicDesk {

    private static final int MOST_CONTACT = 200;

    /** So many at once that nobody could settle them: a flood, not a public. */
    private static final int MOST_OPEN = 100;

    private final CertificationBody body;
    private final Contacts contacts;
    private final DataKey signing;
    private final Supplier<LocalDate> today;

    PublicDesk(CertificationBody body, DataKey signing, Supplier<LocalDate> today) {
        this.signing = signing;
        this.body = body;
        this.contacts = new Contacts(body.database());
        this.today = today;
    }

    /**
     * What somebody says.
     *
     * @param details the text
     * @param contact who says it
     */
    record Statement(Details details, Contacts.Contact contact) {}

    List<CaseFile> published(String after, int size) {
        return body.cases().inPublicity(after, size);
    }

    /** A case in its publicity period; any other one does not exist for strangers. */
    String inPublicity(String id) {
        return body.cases()
                .find(id)
                .filter(CaseFile::isInPublicity)
                .map(CaseFile::id)
                .orElseThrow(() -> missing("publicity/" + id));
    }

    /** The case of a certificate that has not ended. */
    String certified(String number) {
        String place = "certificates/" + number;
        CaseFile file = body.core()
                .find(number)
                .filter(certificate -> certificate.state() == Certificate.State.ISSUED)
                .map(Certificate::caseId)
                .flatMap(body.cases()::find)
                .filter(CaseFile::isCertified)
                .orElseThrow(() -> missing(place));
        if (file.state() == CaseState.APPEAL) {
            // That the park appealed is nobody else's business.
            throw Refusal.of(Refusal.Reason.CONFLICT, "matter.not-now", place);
        }
        return file.id();
    }

    private static Refusal missing(String place) {
        return Refusal.of(Refusal.Reason.MISSING, "request.missing", place);
    }

    /** Reads a statement and refuses it with everything that is wrong. */
    static Statement statement(HttpServletRequest request) {
        JsonNode json = Requests.json(request, "text", "name", "contact");
        Map<String, String> said = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String member : List.of("text", "name", "contact")) {
            Optional<JsonNode> value = json.find(member);
            if (value.isEmpty()
                    || value.get().kind() != JsonNode.Kind.TEXT
                    || value.get().text().isBlank()) {
                problems.add(problem("matter.needed", member, member));
            } else {
                said.put(member, value.get().text().strip());
            }
        }
        Optional.ofNullable(said.get("name")).ifPresent(name -> problems.addAll(Names.check(name, "name")));
        Optional.ofNullable(said.get("contact"))
                .filter(contact -> contact.length() > MOST_CONTACT || !WrittenText.isPlain(contact))
                .ifPresent(contact -> problems.add(problem("matter.contact", "contact", MOST_CONTACT)));
        String text = said.getOrDefault("text", "");
        WrittenText.findProblem("text", text, DetailForm.MOST_TEXT).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Reason.INPUT, problems);
        }
        return new Statement(
                Details.of(Map.of(Field.TEXT, text)),
                new Contacts.Contact(said.getOrDefault("name", ""), said.getOrDefault("contact", "")));
    }

    private static Problem problem(String code, String place, Object... found) {
        return Refusal.of(Refusal.Reason.INPUT, code, place, found).problems().get(0);
    }

    /**
     * Answers a reference that tells nothing but where it is kept. The case is looked for with the key in hand: whoever sends
     * the same again is answered the same, whatever became of the case since.
     */
    String say(String key, Act act, String place, Supplier<String> found, Statement statement) {
        // Signed with a key of the data folder, so that no guess at a name can be confirmed from the database.
        String request = signing.sign("statement "
                + CanonicalJson.digest(Map.of(
                        "act", act.code(),
                        "place", place,
                        "text", statement.details().toJson(),
                        "name", statement.contact().name(),
                        "contact", statement.contact().contact())));
        Deed deed = new Deed(act, Person.PUBLIC, Optional.empty(), today.get(), "", statement.details(), Map.of());
        // Strangers do not know of each other, and so cannot use up each other's keys.
        return body.keys()
                .once(
                        Person.PUBLIC.id() + " " + request,
                        key,
                        request,
                        () -> body.cases()
                                .act(
                                        found.get(),
                                        OptionalLong.empty(),
                                        deed,
                                        (file, entry) -> kept(file, entry, statement)));
    }

    private String kept(CaseFile file, JournalEntry entry, Statement statement) {
        List<Matter> all = file.matters().all();
        Matter said = all.get(all.size() - 1);
        if (file.matters().open(said.kind()).size() > MOST_OPEN) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "matter.flood", "case/" + file.id(), MOST_OPEN);
        }
        contacts.keep(file.id(), said.id(), statement.contact());
        return CanonicalJson.write(Map.of(
                "reference", file.id() + "/" + said.id(),
                "entry", String.valueOf(entry.sequence()),
                "hash", entry.hash(),
                "at", entry.at().toString()));
    }
}
