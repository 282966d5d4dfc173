package org.lingtan.report.seal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportAttachment;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.internal.signature.ReceivedPdf;

/**
 * Verifies reports offline. A report is whole if it keeps the strict rule of {@link SealedReport}, is signed by a pinned
 * issuer within the time of its key, and is what its own data give when they are written again, byte by byte. A
 * certificate must also stand in the register under its own digest.
 *
 * @param issuers who may sign
 * @param template how reports are laid out
 * @param register the state of the register; empty where none is at hand
 */
public record ReportVerifier(Issuers issuers, ReportTemplate template, Optional<RegisterSnapshot> register) {

    private static final String FILE = "PDF";
    private static final Set<String> INSIDE = Set.of(ReportWriter.JSON, ReportWriter.XML, ReportCredential.NAME);

    /**
     * Verifies a file.
     *
     * @param file the bytes
     * @param today the time of asking
     * @return what was found
     * @throws SourceException if the file is no report at all
     */
    public Verification verify(byte[] file, Instant today) {
        SealedReport report = SealedReport.read(file);
        byte[] json = report.attachments().get(ReportWriter.JSON);
        if (json == null && report.chain().isEmpty() && !report.looksLikeReport()) {
            throw SealTexts.refuse("seal.not-report", FILE);
        }
        List<Problem> faults = new ArrayList<>(report.faults());
        Optional<ReportData> data = data(json, faults);
        data.ifPresent(said -> faults.addAll(contradictions(report, said)));
        Verification found = new Verification(
                Verdict.ALTERED,
                faults,
                data,
                report.chain().stream().findFirst(),
                report.time(),
                report.stampedBy().isPresent(),
                report.chain().stream()
                        .findFirst()
                        .map(EvaluationCertificates::isEvaluation)
                        .orElse(false),
                Optional.empty(),
                Optional.empty(),
                report.attachments());
        if (!report.faults().isEmpty() || data.isEmpty()) {
            return found;
        }
        Optional<Problem> foreign = foreign(report);
        if (foreign.isPresent()) {
            return found.with(Verdict.NOT_OURS, List.of(foreign.get()));
        }
        if (!faults.isEmpty()) {
            return found;
        }
        Optional<Problem> unsure = foreignStamp(report).or(() -> layout(data.get()));
        if (unsure.isPresent()) {
            return found.with(Verdict.CANNOT_TELL, List.of(unsure.get()));
        }
        return data.get().issuance().isEmpty()
                ? found.with(Verdict.VALID, List.of())
                : certificate(found, data.get().issuance().get(), CanonicalJson.digest(file), today);
    }

    private static Optional<ReportData> data(byte @org.jspecify.annotations.Nullable [] json, List<Problem> faults) {
        if (json == null) {
            faults.add(SealTexts.problem("seal.attachment", FILE, ReportWriter.JSON));
            return Optional.empty();
        }
        try {
            return Optional.of(ReportData.read(json));
        } catch (SourceException e) {
            faults.add(SealTexts.problem(
                    "seal.data", FILE, e.problems().get(0).message().en()));
            return Optional.empty();
        }
    }

    private Optional<Problem> foreign(SealedReport report) {
        X509Certificate signer = report.chain().get(0);
        Optional<Issuer> issuer = issuers.find(signer);
        if (issuer.isEmpty()) {
            return Optional.of(SealTexts.problem("seal.foreign", FILE, SealKey.name(signer)));
        }
        boolean inTime = report.time().map(issuer.get()::isInUse).orElse(false);
        return inTime
                ? RevocationLists.fault(
                        revocation(report), report.chain(), report.time().orElseThrow(), FILE)
                : Optional.of(SealTexts.problem(
                        "seal.key-time",
                        FILE,
                        report.time().map(Instant::toString).orElse("?")));
    }

    private static List<byte[]> revocation(SealedReport report) {
        return report.content().map(ReceivedPdf::revocation).orElse(List.of());
    }

    /** Anybody can stamp any time; only an authority that is known makes it more than a claim. */
    private Optional<Problem> foreignStamp(SealedReport report) {
        return report.stampedBy()
                .filter(authority -> !issuers.authorities().contains(authority))
                .map(authority -> SealTexts.problem("seal.time-stamp-foreign", FILE, SealKey.name(authority)));
    }

    /** Holds a report against its own data. */
    private List<Problem> contradictions(SealedReport report, ReportData data) {
        List<Problem> found = new ArrayList<>();
        List<X509Certificate> chain = report.chain();
        if (!chain.isEmpty() && EvaluationCertificates.isEvaluation(chain.get(0)) != data.isForEvaluationOnly()) {
            found.add(SealTexts.problem("seal.label", FILE));
        }
        report.attachments().keySet().stream()
                .filter(name -> !INSIDE.contains(name))
                .forEach(name -> found.add(SealTexts.problem("seal.attachment", FILE, name)));
        byte[] credential = report.attachments().getOrDefault(ReportCredential.NAME, new byte[0]);
        if (chain.isEmpty() || !ReportCredential.isOf(credential, data, chain)) {
            found.add(SealTexts.problem("seal.credential", FILE));
        }
        found.addAll(pages(report, data, credential));
        return found;
    }

    /** Why the pages cannot be compared with the data; empty where the layout is the one at hand. */
    private Optional<Problem> layout(ReportData data) {
        String named = data.template();
        if (named.equals(template.layout())) {
            return Optional.empty();
        }
        String code = ReportTemplate.idOf(named).equals(template.id()) ? "seal.layout" : "seal.template";
        return Optional.of(SealTexts.problem(code, FILE, named, template.layout()));
    }

    private List<Problem> pages(SealedReport report, ReportData data, byte[] credential) {
        if (report.unsigned().isEmpty() || layout(data).isPresent()) {
            return List.of();
        }
        byte[] written;
        try {
            written = new ReportWriter(template)
                    .write(
                            data,
                            List.of(new ReportAttachment(
                                    ReportCredential.NAME, ReportCredential.MEDIA_TYPE, credential)),
                            revocation(report));
        } catch (RuntimeException e) {
            // Data of a stranger may hold what no report of ours does, for example a basis that there is no word for.
            return List.of(SealTexts.problem("seal.data", FILE, "no report can be laid out from it"));
        }
        try {
            return PageComparison.of(report.unsigned().get(), written);
        } catch (IOException e) {
            return List.of(SealTexts.problem("seal.unreadable", FILE));
        }
    }

    /**
     * Why a snapshot does not count although it is signed.
     *
     * @param snapshot the snapshot
     * @return the finding
     */
    public static Problem outdated(RegisterSnapshot snapshot) {
        return SealTexts.problem("seal.snapshot-old", FILE, snapshot.takenAt());
    }

    private Verification certificate(Verification found, Issuance act, String digest, Instant today) {
        if (register.isEmpty()) {
            return found.with(Verdict.CANNOT_TELL, List.of(SealTexts.problem("seal.no-register", FILE, act.number())));
        }
        RegisterSnapshot state = register.get();
        boolean isCurrent = today.isBefore(state.validUntil())
                && found.signed()
                        .map(signed -> !state.takenAt().isBefore(signed))
                        .orElse(false);
        if (!isCurrent) {
            return found.with(Verdict.CANNOT_TELL, List.of(outdated(state)));
        }
        Optional<RegisterSnapshot.Entry> entry =
                state.find(act.number()).filter(record -> record.digest().equals(digest));
        if (entry.isEmpty()) {
            return found.with(Verdict.NOT_OURS, List.of(SealTexts.problem("seal.unregistered", FILE, act.number())));
        }
        LocalDate day = today.atOffset(ZoneOffset.UTC).toLocalDate();
        Verdict verdict = verdict(entry.get().status(), day.isAfter(act.validTo()));
        return new Verification(
                verdict,
                found.findings(),
                found.data(),
                found.signer(),
                found.signed(),
                found.isStamped(),
                found.isEvaluation(),
                entry,
                Optional.of(state.takenAt()),
                found.inside());
    }

    private static Verdict verdict(RegisterSnapshot.Status status, boolean isPast) {
        return switch (status) {
            case ACTIVE -> isPast ? Verdict.EXPIRED : Verdict.VALID;
            case SUSPENDED -> Verdict.SUSPENDED;
            case WITHDRAWN -> Verdict.WITHDRAWN;
            case EXPIRED -> Verdict.EXPIRED;
            case SUPERSEDED -> Verdict.SUPERSEDED;
        };
    }
}
