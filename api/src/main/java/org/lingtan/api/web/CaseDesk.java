package org.lingtan.api.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.lingtan.api.access.Accounts;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Blockers;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.CaseQueue;
import org.lingtan.api.application.CaseState;
import org.lingtan.api.application.Deed;
import org.lingtan.api.application.Periods;
import org.lingtan.api.application.Person;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.certificate.Certificate;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.HaltSwitch;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.edition.Editions;
import org.lingtan.api.matter.DetailForm;
import org.lingtan.api.matter.Details;
import org.lingtan.api.matter.WrittenText;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.review.ClaimedUnits;
import org.lingtan.api.review.RecordCheck;
import org.lingtan.api.review.UnitRange;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.AssessmentReader;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.release.Statement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

/** Turns requests into acts: what an act tells the case is established here, never taken from the sender. */
class CaseDesk {

    /** Acts with an operation of their own. */
    private static final Set<Act> ELSEWHERE =
            EnumSet.of(Act.ATTACH, Act.REPLACE, Act.VERIFY, Act.ISSUE, Act.SUPERSEDE, Act.RENEW);

    private final CertificationBody body;
    private final Accounts accounts;
    private final Bookcase books;
    private final CaseEvidence stored;
    private final Findings findings;
    private final Editions editions;
    private final Periods periods;
    private final DetailDesk details;
    private final Clock clock;

    CaseDesk(
            CertificationBody body,
            Accounts accounts,
            Bookcase books,
            CaseEvidence stored,
            Findings findings,
            Editions editions,
            Periods periods,
            Clock clock) {
        this.body = body;
        this.accounts = accounts;
        this.books = books;
        this.stored = stored;
        this.findings = findings;
        this.editions = editions;
        this.periods = periods;
        this.details = new DetailDesk(books, stored::evidence, periods);
        this.clock = clock;
    }

    /** Cases are registered, published and issued on days in China, by which rulebooks are in force. */
    LocalDate today() {
        return Statement.dayOf(clock.instant());
    }

    CaseFile get(String id, Person person) {
        return body.cases().get(id, person);
    }

    /** The same, locked until the transaction ends. */
    CaseFile locked(String id, Person person) {
        body.cases().locked(id);
        return get(id, person);
    }

    /** A case with everything that blocks the issuing of its certificate. */
    CaseView view(String id, Person person) {
        return viewed(get(id, person), isHalted());
    }

    private boolean isHalted() {
        return new HaltSwitch(body.database(), body.journal()).position().halted();
    }

    private static CaseView viewed(CaseFile file, boolean halted) {
        boolean isBlocked = halted && file.find(Fact.CERTIFICATE).isEmpty();
        return CaseView.of(file, isBlocked ? List.of(Blockers.halted(file.id())) : List.of());
    }

    List<CaseView> list(Person person, CaseQueue queue, String after, int size) {
        boolean halted = isHalted();
        return body.cases().list(person, queue, after, size).stream()
                .map(file -> viewed(file, halted))
                .toList();
    }

    /** A queue as somebody wrote it. */
    CaseQueue queue(String which, String state) {
        return new CaseQueue(
                CaseQueue.Which.find(which)
                        .orElseThrow(() -> Refusal.of(Refusal.Reason.INPUT, "request.wrong", "queue", which)),
                state.isEmpty()
                        ? Optional.empty()
                        : Optional.of(CaseState.find(state)
                                .orElseThrow(() -> Refusal.of(Refusal.Reason.INPUT, "request.wrong", "state", state))),
                today());
    }

    String open(String key, Person person, String rulebook) {
        return once(
                person,
                key,
                Map.of("open", rulebook),
                () -> CanonicalJson.write(
                        CaseView.of(opened(person, rulebook, Map.of())).toMap()));
    }

    CaseFile opened(Person person, String rulebook, Map<Fact, String> known) {
        RulebookId pinned = pinned(rulebook);
        editions.requirePublished(pinned);
        return body.cases().open("case-" + UUID.randomUUID(), person, pinned, known);
    }

    /** The version that judges a case registered today: the one in force, or the named one if it may be chosen already. */
    private RulebookId pinned(String rulebook) {
        try {
            RulebookId asked = RulebookId.parse(rulebook);
            if (books.ids().stream().anyMatch(known -> known.id().equals(asked.id()))) {
                Optional<RulebookId> named = asked.isPinned() ? Optional.of(asked) : Optional.empty();
                return ofPark(books.releases().judging(asked.id(), today(), named));
            }
        } catch (IllegalArgumentException otherForm) {
            // The same answer as for an unknown one.
        } catch (SourceException notInForce) {
            throw new Refusal(Refusal.Reason.INPUT, notInForce.problems());
        }
        throw Refusal.of(Refusal.Reason.INPUT, "usage.rulebook-form", "rulebook", rulebook);
    }

    /** A certificate speaks of one park; single buildings are assessed on the way to it. */
    private RulebookId ofPark(RulebookId id) {
        Rulebook book = books.read(id);
        if (!book.isOfPark()) {
            throw Refusal.of(Refusal.Reason.INPUT, "case.not-of-park", "rulebook", id, book.subject());
        }
        return id;
    }

    String act(String id, String key, OptionalLong revision, Person person, JsonNode request) {
        String code = request.get("act").text();
        String reason = reason(request.find("reason").map(JsonNode::text).orElse(""));
        String seat = request.find("seat").map(JsonNode::text).orElse("");
        Act act = java.util.Arrays.stream(Act.values())
                .filter(one -> one.code().equals(code) && !ELSEWHERE.contains(one))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Reason.INPUT, "request.wrong", "act", code));
        Optional<DetailForm.Reading> said = DetailDesk.read(act, request);
        Map<String, String> sent = new TreeMap<>(Map.of("act", code, "case", id, "reason", reason, "seat", seat));
        said.ifPresent(reading ->
                sent.put("details", CanonicalJson.write(reading.details().toJson())));
        return once(person, key, sent, () -> {
            Optional<Person> seated = seat.isEmpty() ? Optional.empty() : Optional.of(accounts.get(seat));
            require(act, id, person);
            Details told = details.checked(act, get(id, person), said, today());
            Deed deed = new Deed(act, person, seated, today(), reason, told, facts(act, id, person));
            if (act == Act.RE_EVALUATE) {
                stored.requireUnits(get(id, person), person);
            }
            if (act == Act.GIVE_UP) {
                stored.reserve(id, person, List.of());
            }
            return done(id, revision, deed);
        });
    }

    /** A reason stands in the journal, and for many acts it is what the park and the public read. */
    private static String reason(String written) {
        WrittenText.findProblem("reason", written, DetailForm.MOST_TEXT).ifPresent(problem -> {
            throw new Refusal(Refusal.Reason.INPUT, List.of(problem));
        });
        return written;
    }

    /** What was decided so far, as it is digested. */
    String review(String id, Person person) {
        return Findings.text(findings.record(get(id, person)).orElseThrow(() -> CaseEvidence.gone(id)));
    }

    /** What the rules say to the package under what was decided so far. */
    String evaluation(String id, Person person) {
        return findings.judged(get(id, person))
                .orElseThrow(() -> CaseEvidence.gone(id))
                .evaluation()
                .toJson();
    }

    /**
     * The whole record takes the place of the one before; every one before stays stored, and the journal names it. The store
     * may be slow, so it has the record before anything is locked.
     */
    String verify(String id, String key, OptionalLong revision, Person person, JsonNode request) {
        String reason = reason(request.get("reason").text());
        ReviewRecord record = AssessmentReader.review(request.get("record"));
        String digest = Findings.digest(record);
        return once(person, key, Map.of("verify", id, "record", digest, "reason", reason), () -> {
            require(Act.VERIFY, id, person);
            CaseFile file = get(id, person);
            EvidencePackage evidence = stored.evidence(file);
            new RecordCheck(evidence, books.read(RulebookId.parse(file.rulebook())), stored.refusedUnits(file))
                    .require(record);
            List<UnitRange> claimed = ClaimedUnits.of(evidence, record);
            SortedMap<String, String> refused = body.ledger().refusals(id, claimed);
            String kept = findings.keep(ClaimedUnits.refused(record, refused));
            if (!stored.reserve(id, person, claimed).equals(refused)) {
                throw Refusal.of(Refusal.Reason.CONFLICT, "review.units-meanwhile", "case/" + id);
            }
            return done(id, revision, deed(Act.VERIFY, person, Optional.empty(), reason, Map.of(Fact.RECORD, kept)));
        });
    }

    private Map<Fact, String> facts(Act act, String id, Person person) {
        return switch (act) {
            case RE_EVALUATE -> {
                require(act, id, person);
                yield findings.of(get(id, person));
            }
            case GRANT -> granted();
            default -> Map.of();
        };
    }

    /** The periods are those of the day of the decision, whatever the settings say later. */
    private Map<Fact, String> granted() {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.PUBLICITY_END, today().plusDays(periods.publicityDays()).toString());
        facts.put(Fact.VALIDITY, String.valueOf(periods.validityMonths()));
        if (periods.isShortened()) {
            facts.put(Fact.SHORTENED, "not for certification");
        }
        return facts;
    }

    /** Packages are read and rules run long; whoever may not ask for it is told so before. */
    void require(Act act, String id, Person person) {
        body.cases().require(id, deed(act, person, Optional.empty(), "-", Map.of()));
    }

    Deed deed(Act act, Person person, Optional<Person> seat, String reason, Map<Fact, String> facts) {
        return new Deed(act, person, seat, today(), reason, facts);
    }

    String done(String id, OptionalLong revision, Deed deed) {
        return body.cases().act(id, revision, deed, CaseDesk::receipt);
    }

    /** The case afterwards, and where the journal holds what was done: a receipt that can be checked. */
    private static String receipt(CaseFile file, JournalEntry entry) {
        Map<String, Object> json = new TreeMap<>(CaseView.of(file).toMap());
        json.put(
                "receipt",
                Map.of(
                        "entry", String.valueOf(entry.sequence()),
                        "hash", entry.hash(),
                        "at", entry.at().toString()));
        return CanonicalJson.write(json);
    }

    String issue(String id, String key, Person person) {
        editions.requirePublished(RulebookId.parse(get(id, person).rulebook()));
        Certificate issued = body.core().issue(key, id, person, today());
        return issued.toJson();
    }

    /** The signed report of a case, as it was issued, whatever became of the certificate since. */
    byte[] certificate(String id, Person person) {
        return get(id, person)
                .find(Fact.CERTIFICATE)
                .flatMap(body.core()::find)
                .flatMap(Certificate::document)
                .flatMap(body.documents()::find)
                .orElseThrow(
                        () -> Refusal.of(Refusal.Reason.MISSING, "request.missing", "case/" + id + "/certificate"));
    }

    String once(Person person, String key, Map<String, String> request, java.util.function.Supplier<String> work) {
        return body.keys().once(person.id(), key, CanonicalJson.digest(request), work);
    }
}
