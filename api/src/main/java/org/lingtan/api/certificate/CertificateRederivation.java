package org.lingtan.api.certificate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.application.Cases;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.catalog.source.JsonNode;

/** Folds the journal into certificates: every number of every series, its end, its document to the byte; the switch. */
final class CertificateRederivation implements Rederivation {

    private static final int PAGE = 1_000;

    private final Database database;
    private final CertificateTable table;
    private final DocumentStore documents;
    private final Sealing sealing;
    private final Cases cases;
    private final Map<String, Certificate> derived = new TreeMap<>();
    private final Map<String, JsonNode> issues = new HashMap<>();
    private final Map<String, String> said = new HashMap<>();
    private final Map<Integer, Long> last = new TreeMap<>();
    private String halted = "false ";

    CertificateRederivation(
            Database database, CertificateTable table, DocumentStore documents, Sealing sealing, Cases cases) {
        this.database = database;
        this.table = table;
        this.documents = documents;
        this.sealing = sealing;
        this.cases = cases;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        switch (entry.kind()) {
            case IssuingCore.INTENDED -> intended(entry, found);
            case IssuingCore.ISSUED -> {
                issues.put(entry.subject(), entry.body());
                derived.computeIfPresent(
                        entry.subject(),
                        (number, before) ->
                                before.issued(entry.body().get("document").text()));
            }
            case IssuingCore.VOIDED ->
                derived.computeIfPresent(
                        entry.subject(),
                        (number, before) ->
                                before.voided(entry.body().get("reason").text()));
            case NumberSeries.SKIPPED -> skipped(entry, found);
            case HaltSwitch.SWITCHED ->
                halted = entry.body().get("halted").flag() + " "
                        + entry.body().get("reason").text();
            default -> {
                // Other kinds are the matter of others.
            }
        }
    }

    private void intended(JournalEntry entry, Consumer<Discrepancy> found) {
        CertificateNumber number = CertificateNumber.parse(entry.subject());
        next(number, found);
        derived.put(
                entry.subject(),
                new Certificate(
                        number,
                        entry.body().get("case").text(),
                        entry.body().get("binding").text(),
                        entry.hash(),
                        Certificate.State.INTENDED,
                        Optional.empty(),
                        Optional.empty()));
    }

    private void next(CertificateNumber number, Consumer<Discrepancy> found) {
        long expected = last.merge(number.series(), 1L, Long::sum);
        differ(
                "certificate/" + number,
                "certificate.gap",
                String.valueOf(number.ordinal()),
                String.valueOf(expected),
                found);
    }

    /** Numbers that were published by a database that is lost. */
    private void skipped(JournalEntry entry, Consumer<Discrepancy> found) {
        next(CertificateNumber.parse(entry.subject()), found);
        CertificateNumber to = CertificateNumber.parse(entry.body().get("to").text());
        last.merge(to.series(), to.ordinal(), Math::max);
    }

    private static void differ(String place, String code, String stored, String expected, Consumer<Discrepancy> found) {
        if (!stored.equals(expected)) {
            found.accept(new Discrepancy(place, code, stored, expected));
        }
    }

    @Override
    public void compare(Consumer<Discrepancy> found) {
        Map<String, Certificate> stored = new TreeMap<>();
        table.read("").forEach(certificate -> stored.put(certificate.number().toString(), certificate));
        Map<String, Certificate> all = new TreeMap<>(derived);
        stored.forEach(all::putIfAbsent);
        all.keySet()
                .forEach(number -> differ(
                        "certificate/" + number,
                        "certificate.record",
                        shown(stored.get(number)),
                        shown(derived.get(number)),
                        found));
        Map<Integer, Long> series = new TreeMap<>();
        database.jdbc().sql("select series, last from certificate_series").query(row -> {
            series.put(row.getInt("series"), row.getLong("last"));
        });
        differ("certificate_series", "certificate.series", series.toString(), last.toString(), found);
        String switched = database.jdbc()
                .sql("select halted || ' ' || reason from halt_switch")
                .query(String.class)
                .single();
        differ("halt_switch", "certificate.halt", switched, halted, found);
        documents(found);
    }

    private static String shown(@Nullable Certificate certificate) {
        return certificate == null ? "none" : certificate.toJson();
    }

    /** Signatures are checked by all processors; what they need of the database is read before, page by page. */
    private void documents(Consumer<Discrepancy> found) {
        List<Certificate> issued = derived.values().stream()
                .filter(certificate -> certificate.document().isPresent())
                .toList();
        database.jdbc()
                .sql("select number, said from register_entry")
                .withFetchSize(PAGE)
                .query(row -> {
                    said.put(row.getString("number"), row.getString("said"));
                });
        for (int from = 0; from < issued.size(); from += PAGE) {
            List<Certificate> page = issued.subList(from, Math.min(issued.size(), from + PAGE));
            List<Stated> stated = page.stream().map(this::stated).toList();
            stated.parallelStream()
                    .map(this::document)
                    .flatMap(Optional::stream)
                    .toList()
                    .forEach(found);
        }
    }

    /** What the document of a certificate has to say by journal and case; empty where they do not tell. */
    private record Stated(
            CertificateNumber number,
            String document,
            Optional<String> content,
            @Nullable String said) {}

    private Stated stated(Certificate certificate) {
        Optional<JsonNode> issue =
                Optional.ofNullable(issues.get(certificate.number().toString()));
        Optional<String> content = issue.flatMap(act -> cases.find(certificate.caseId())
                .map(file -> IssuingCore.content(
                        certificate,
                        file,
                        act.get("on").text(),
                        act.get("until").text())));
        String number = certificate.number().toString();
        return new Stated(certificate.number(), certificate.document().orElseThrow(), content, said.remove(number));
    }

    private Optional<Discrepancy> document(Stated stated) {
        String place = "certificate/" + stated.number();
        Optional<byte[]> bytes = documents.find(stated.document());
        boolean isGenuine = bytes.isPresent()
                && stated.content()
                        .filter(content -> sealing.isGenuine(bytes.get(), content))
                        .isPresent();
        if (!isGenuine) {
            String what = bytes.isPresent() ? "altered" : "missing";
            return Optional.of(new Discrepancy(place, "certificate.document", what, stated.document()));
        }
        String says = sealing.said(bytes.get());
        // One that was issued before the register told it is read when the server starts.
        return stated.said() == null || says.equals(stated.said())
                ? Optional.empty()
                : Optional.of(new Discrepancy(place, "certificate.register", stated.said(), says));
    }
}
