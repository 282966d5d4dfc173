package org.lingtan.api.certificate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.Cases;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.document.DocumentStore;

/**
 * Folds the journal into certificates: what became of every number, its document to the byte, what the register tells of
 * it. Of a certificate that was compared only the number is kept.
 */
final class CertificateRederivation implements Rederivation {

    private static final int PAGE = 1_000;

    private final CertificateTable table;
    private final RegisterTable register;
    private final DocumentStore documents;
    private final Sealing sealing;
    private final Cases cases;
    private final Set<String> derived = new HashSet<>();
    private final List<Folded> page = new ArrayList<>();
    private @Nullable Folded last;

    CertificateRederivation(
            CertificateTable table, RegisterTable register, DocumentStore documents, Sealing sealing, Cases cases) {
        this.table = table;
        this.register = register;
        this.documents = documents;
        this.sealing = sealing;
        this.cases = cases;
    }

    /** A certificate by the journal, with the days of its issue. */
    private record Folded(Certificate certificate, Optional<Days> days) {
        String number() {
            return certificate.number().toString();
        }
    }

    private record Days(String on, String until) {}

    @Override
    public boolean isBySubject() {
        return true;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        Folded before = last;
        if (before != null && !before.number().equals(entry.subject())) {
            end(before, found);
            before = null;
        }
        if (entry.kind().equals(IssuingCore.INTENDED)) {
            last = new Folded(intended(entry), Optional.empty());
        } else if (before != null) {
            last = after(before, entry);
        }
    }

    private static Certificate intended(JournalEntry entry) {
        return new Certificate(
                CertificateNumber.parse(entry.subject()),
                entry.body().get("case").text(),
                entry.body().get("binding").text(),
                entry.hash(),
                Certificate.State.INTENDED,
                Optional.empty(),
                Optional.empty());
    }

    private static Folded after(Folded before, JournalEntry entry) {
        return switch (entry.kind()) {
            case IssuingCore.ISSUED ->
                new Folded(
                        before.certificate().issued(entry.body().get("document").text()),
                        Optional.of(new Days(
                                entry.body().get("on").text(),
                                entry.body().get("until").text())));
            case IssuingCore.VOIDED ->
                new Folded(
                        before.certificate().voided(entry.body().get("reason").text()), before.days());
            default -> before;
        };
    }

    private void end(Folded one, Consumer<Discrepancy> found) {
        last = null;
        page.add(one);
        if (page.size() == PAGE) {
            comparePage(found);
        }
    }

    @Override
    public void compare(Consumer<Discrepancy> found) {
        if (last != null) {
            end(last, found);
        }
        comparePage(found);
        table.eachNumber(number -> {
            if (!derived.contains(number)) {
                table.read("where number = ?", number)
                        .forEach(stored -> differ(number, stored.toJson(), "none", found));
            }
        });
    }

    private static void differ(String number, String stored, String expected, Consumer<Discrepancy> found) {
        if (!stored.equals(expected)) {
            found.accept(new Discrepancy("certificate/" + number, "certificate.record", stored, expected));
        }
    }

    /** Signatures are checked by all processors; what they need of the database is read before. */
    private void comparePage(Consumer<Discrepancy> found) {
        String[] numbers = page.stream().map(Folded::number).toArray(String[]::new);
        Map<String, Certificate> stored = table.read("where number = any(?)", (Object) numbers).stream()
                .collect(Collectors.toMap(one -> one.number().toString(), Function.identity()));
        for (Folded one : page) {
            derived.add(one.number());
            Certificate is = stored.get(one.number());
            differ(
                    one.number(),
                    is == null ? "none" : is.toJson(),
                    one.certificate().toJson(),
                    found);
        }
        List<Folded> issued = page.stream()
                .filter(one -> one.certificate().document().isPresent())
                .toList();
        Map<String, String> said = register.said(numbers);
        Map<String, CaseFile> files =
                cases.all(issued.stream().map(one -> one.certificate().caseId()));
        issued.parallelStream()
                .map(one -> document(
                        one,
                        Optional.ofNullable(files.get(one.certificate().caseId())),
                        Optional.ofNullable(said.get(one.number()))))
                .flatMap(Optional::stream)
                .toList()
                .forEach(found);
        page.clear();
    }

    /** What the document of a certificate has to say by journal and case; empty where they do not tell. */
    private static Optional<String> content(Folded one, Optional<CaseFile> file) {
        return one.days()
                .flatMap(days ->
                        file.map(known -> IssuingCore.content(one.certificate(), known, days.on(), days.until())));
    }

    private Optional<Discrepancy> document(Folded one, Optional<CaseFile> file, Optional<String> said) {
        String place = "certificate/" + one.number();
        String digest = one.certificate().document().orElseThrow();
        Optional<byte[]> bytes = documents.find(digest);
        Optional<String> says =
                bytes.flatMap(document -> content(one, file).flatMap(content -> sealing.told(document, content)));
        if (says.isEmpty()) {
            String what = bytes.isPresent() ? "altered" : "missing";
            return Optional.of(new Discrepancy(place, "certificate.document", what, digest));
        }
        // One that was issued before the register told it is read when the server starts.
        return said.filter(told -> !told.equals(says.get()))
                .map(told -> new Discrepancy(place, "certificate.register", told, says.get()));
    }
}
