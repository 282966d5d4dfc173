package org.lingtan.api.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.Person;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.decision.Findings;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.review.ClaimedUnits;
import org.lingtan.api.review.PackageDifference;
import org.lingtan.api.review.UnitRange;
import org.lingtan.api.upload.Uploads;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.RulebookId;

/** The packages of cases: the first one, and the versions that answer questions and correct nonconformities. */
class PackageDesk {

    private final CaseDesk desk;
    private final CertificationBody body;
    private final PackageEvaluation evaluation;
    private final Findings findings;
    private final CaseEvidence stored;
    private final ServerFolders folders;

    PackageDesk(
            CaseDesk desk,
            CertificationBody body,
            PackageEvaluation evaluation,
            Findings findings,
            CaseEvidence stored,
            ServerFolders folders) {
        this.desk = desk;
        this.body = body;
        this.evaluation = evaluation;
        this.findings = findings;
        this.stored = stored;
        this.folders = folders;
    }

    /**
     * A version of the package of a case.
     *
     * @param entry the number of the journal's entry
     * @param at when, in UTC
     * @param digest the digest of the package
     * @param archive the digest of the file it came in
     */
    record Version(String entry, String at, String digest, String archive) {}

    /**
     * In what the package of a case differs from an earlier version.
     *
     * @param from the digest of the earlier version
     * @param to the digest of the package now
     * @param versions all versions, in order
     * @param items in what their evidence differs
     * @param undecided about which items, and then about which exclusions, {@code rulebook/criterion}, nothing is decided now
     */
    record Difference(
            String from, String to, List<Version> versions, PackageDifference items, List<String> undecided) {}

    /** Checks a package whole before anything of it is kept. */
    String put(Act act, String id, String key, OptionalLong revision, Person person, Function<Path, String> receiver) {
        return inFile(file -> {
            String archive = receiver.apply(file);
            return desk.once(
                    person,
                    key,
                    Map.of(act.code(), id, "archive", archive),
                    () -> done(act, new Sent(id, revision, file, archive), person));
        });
    }

    /** The same for a package that came in parts; what names the request is the upload, which is gone the second time. */
    String putUpload(String id, String key, OptionalLong revision, Person person, String upload, Uploads uploads) {
        return desk.once(
                person,
                key,
                Map.of("attach", id, "upload", upload),
                () -> inFile(file -> uploads.take(
                        upload,
                        id,
                        person.id(),
                        file,
                        archive -> done(Act.ATTACH, new Sent(id, revision, file, archive), person))));
    }

    private String inFile(Function<Path, String> work) {
        try {
            Path file = Files.createTempFile(folders.incoming(), "package", ".zip");
            try {
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A package that came in for a case, in a file that goes away again. */
    private record Sent(String id, OptionalLong revision, Path file, String archive) {}

    /** The store may be slow, so it has the package before anything is locked. */
    private String done(Act act, Sent sent, Person person) {
        desk.require(act, sent.id(), person);
        CaseFile before = desk.get(sent.id(), person);
        PackageEvaluation.Judged judged =
                evaluation.judge(sent.file(), List.of(RulebookId.parse(before.rulebook())), Optional.empty());
        Evaluation read = judged.evaluation();
        if (read.isRefused()) {
            throw new Refusal(Refusal.Reason.INPUT, read.problems());
        }
        Map<Fact, String> facts = facts(read.subject().orElseThrow(), sent.archive());
        EvidencePackage evidence = judged.evidence().orElseThrow();
        if (act != Act.REPLACE) {
            requireNext(before, evidence);
            body.documents().keep(sent.file(), sent.archive());
        } else {
            EvidencePackage former = stored.evidence(before);
            requireSame(before, former, evidence);
            body.documents().keep(sent.file(), sent.archive());
            carry(before, former, evidence, person).ifPresent(record -> facts.put(Fact.RECORD, record));
        }
        return desk.done(sent.id(), sent.revision(), desk.deed(act, person, Optional.empty(), "", facts));
    }

    private static Map<Fact, String> facts(Evaluation.Subject subject, String archive) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.PACKAGE, subject.digest());
        facts.put(Fact.ARCHIVE, archive);
        facts.put(Fact.PARK_ZH, subject.park().zh());
        facts.put(Fact.PARK_EN, subject.park().en());
        facts.put(Fact.YEAR, String.valueOf(subject.year()));
        return facts;
    }

    /**
     * Decisions about what has not changed stay, and so do the units that are still claimed; gives the record that stays. A case
     * without a record may hold units as well, since the rules reserve them when they run again.
     */
    private Optional<String> carry(CaseFile file, EvidencePackage before, EvidencePackage sent, Person person) {
        ReviewRecord record = findings.record(file).orElseThrow(() -> CaseEvidence.gone(file.id()));
        ReviewRecord carried = PackageDifference.of(before, sent).carried(record);
        List<UnitRange> claimed = ClaimedUnits.of(sent, carried);
        SortedMap<String, String> refused = new TreeMap<>(carried.refusedUnits());
        refused.keySet().retainAll(claimed.stream().map(UnitRange::key).collect(Collectors.toSet()));
        Optional<String> kept =
                file.find(Fact.RECORD).map(known -> findings.keep(ClaimedUnits.refused(carried, refused)));
        // The case is locked before its units, as issuing locks them.
        body.cases().locked(file.id());
        body.ledger().retain(person.id(), file.id(), claimed);
        return kept;
    }

    /** What a case is pinned to stays the same in every version. */
    private static void requireSame(CaseFile file, EvidencePackage before, EvidencePackage sent) {
        String place = "case/" + file.id();
        requirePark(place, before, sent);
        if (sent.year() != before.year()) {
            throw Refusal.of(Refusal.Reason.INPUT, "case.other-year", place, sent.year() + "", before.year() + "");
        }
        String rulebooks = PackageDifference.rulebooks(sent);
        String pinned = PackageDifference.rulebooks(before);
        if (!rulebooks.equals(pinned)) {
            throw Refusal.of(Refusal.Reason.INPUT, "case.other-rulebooks", place, rulebooks, pinned);
        }
    }

    private static void requirePark(String place, EvidencePackage before, EvidencePackage sent) {
        String code = sent.park().creditCode();
        if (!code.equals(before.park().creditCode())) {
            throw Refusal.of(
                    Refusal.Reason.INPUT,
                    "case.other-park",
                    place,
                    code,
                    before.park().creditCode());
        }
    }

    /** What renews a certificate is of the same park, and of a later year than what the last of its renewals rests on. */
    private void requireNext(CaseFile file, EvidencePackage sent) {
        Optional<EvidencePackage> former = body.core().succession().find(file).map(stored::evidence);
        former.ifPresent(before -> {
            String place = "case/" + file.id();
            requirePark(place, before, sent);
            if (sent.year() <= before.year()) {
                throw Refusal.of(Refusal.Reason.INPUT, "case.same-year", place, sent.year() + "", before.year() + "");
            }
        });
    }

    /** The difference to a version, or to the one before the last where none is named. */
    Difference difference(String id, String from, Person person) {
        CaseFile file = desk.get(id, person);
        EvidencePackage now = stored.evidence(file);
        List<Version> versions = versions(file);
        Version earlier = earlier(versions, from)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Reason.MISSING, "request.missing", "case/" + file.id() + "/package/" + from));
        EvidencePackage then = stored.evidence(earlier.archive(), id);
        ReviewRecord record = findings.record(file).orElseThrow(() -> CaseEvidence.gone(id));
        Stream<String> items = now.items().stream()
                .map(EvidenceItem::id)
                .filter(item -> !record.decisions().containsKey(item));
        Stream<String> exclusions = now.exclusions().stream()
                .map(PackageDifference::key)
                .filter(exclusion -> !record.exclusions().containsKey(exclusion));
        List<String> undecided = Stream.concat(items, exclusions).toList();
        return new Difference(earlier.digest(), now.digest(), versions, PackageDifference.of(then, now), undecided);
    }

    private static Optional<Version> earlier(List<Version> versions, String from) {
        return from.isEmpty()
                ? Optional.of(versions.get(Math.max(0, versions.size() - 2)))
                : versions.stream()
                        .filter(version -> version.digest().equals(from))
                        .reduce((first, second) -> second);
    }

    /** Every version that the journal names, or else the package as it is. */
    private List<Version> versions(CaseFile file) {
        List<Version> versions = new ArrayList<>();
        body.cases()
                .history(file.id(), 0, Integer.MAX_VALUE)
                .forEach(entry -> entry.body()
                        .find("facts")
                        .filter(facts -> facts.find(Fact.ARCHIVE.name()).isPresent())
                        .ifPresent(facts -> versions.add(new Version(
                                String.valueOf(entry.sequence()),
                                entry.at().toString(),
                                facts.get(Fact.PACKAGE.name()).text(),
                                facts.get(Fact.ARCHIVE.name()).text()))));
        if (versions.isEmpty()) {
            versions.add(new Version(
                    "",
                    "",
                    file.find(Fact.PACKAGE).orElse(""),
                    file.find(Fact.ARCHIVE).orElse("")));
        }
        return List.copyOf(versions);
    }
}
