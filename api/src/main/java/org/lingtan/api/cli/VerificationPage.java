package org.lingtan.api.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.JsonText;
import org.lingtan.api.report.Replay;
import org.lingtan.api.report.ReportCheck;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;
import org.lingtan.report.seal.RegisterSnapshot;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.Verdict;
import org.lingtan.report.seal.Verification;

/** The answer about a report: one verdict first, then who and what, then why. */
final class VerificationPage {

    private final Desk desk;
    private final CommandTexts texts;
    private final Verification found;
    private final Optional<Replay.Result> replay;

    VerificationPage(Desk desk, ReportCheck.Result result) {
        this.desk = desk;
        this.texts = desk.texts();
        this.found = result.verification();
        this.replay = result.replay();
    }

    void print(FormatOption format) {
        if (format.isJson()) {
            desk.sayJson(json());
            return;
        }
        desk.say(verdict());
        found.data().ifPresent(this::report);
        found.signer()
                .ifPresent(signer -> desk.say(texts.get(
                        found.isStamped() ? "verify.signed-stamped" : "verify.signed",
                        SealKey.name(signer),
                        found.signed().map(Object::toString).orElse("?"),
                        SealKey.thumbprint(signer))));
        found.status().ifPresent(this::status);
        found.findings().stream().map(desk::line).forEach(desk::say);
        replay.ifPresent(this::replay);
        desk.say(texts.get("verify.checked", desk.clock().instant().toString()));
    }

    /** The one answer in words: what it is worth stands beside it. */
    private String verdict() {
        List<String> words = new ArrayList<>();
        words.add(texts.get("verdict." + found.verdict().code()));
        found.data().ifPresent(data -> {
            if (!data.isCertificate()) {
                words.add(texts.get("verify.self"));
            }
        });
        if (found.isEvaluation()) {
            words.add(texts.get("verify.evaluation-key"));
        }
        if (replay.filter(again -> again.couldRun() && !again.isIdentical()).isPresent()) {
            words.add(texts.get("verify.replay-differs"));
        }
        return String.join(texts.get("verify.comma"), words);
    }

    private void report(ReportData data) {
        Assessment assessment = data.assessment();
        desk.say(texts.get(
                "verify.report",
                words(data.subject().name()),
                data.subject().year(),
                words(assessment.titles()),
                assessment.rulebook()));
        Optional<String> level = assessment.rating().level().map(found -> words(found.titles()));
        if (Level.areScored(data.levels())) {
            desk.say(texts.get(
                    "verify.result",
                    level.orElse(texts.get("page.no-level")),
                    assessment
                            .rating()
                            .score()
                            .map(score -> score.proved().toDecimal())
                            .orElse("-"),
                    assessment.digest()));
        } else {
            desk.say(
                    texts.get("verify.conclusion", level.orElse(texts.get("page.no-conclusion")), assessment.digest()));
        }
        data.issuance()
                .ifPresent(act -> desk.say(texts.get(
                        "verify.certificate", act.number(), words(act.body()), act.validFrom(), act.validTo())));
    }

    private void status(RegisterSnapshot.Entry entry) {
        desk.say(texts.get(
                "verify.register",
                word(entry.status()),
                found.asOf().map(Object::toString).orElse("?")));
        entry.history()
                .forEach(
                        change -> desk.say("  " + change.at() + "  " + word(change.status()) + "  " + change.reason()));
    }

    private String word(RegisterSnapshot.Status status) {
        return texts.get("register." + status.name().toLowerCase(java.util.Locale.ROOT));
    }

    private void replay(Replay.Result result) {
        desk.say(texts.get(
                result.isIdentical() ? "verify.identical" : result.couldRun() ? "verify.differs" : "verify.no-replay"));
        result.differences().stream().map(desk::line).forEach(line -> desk.say("  " + line));
    }

    private String words(Text text) {
        return text.in(texts.language());
    }

    private Map<String, Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("verdict", found.verdict().code());
        json.put("text", verdict());
        json.put("valid", found.verdict() == Verdict.VALID);
        json.put("evaluationKey", found.isEvaluation());
        json.put("checkedAt", desk.clock().instant().toString());
        json.put(
                "signer",
                found.signer()
                        .map(signer -> Map.of("name", SealKey.name(signer), "thumbprint", SealKey.thumbprint(signer)))
                        .orElse(null));
        json.put("signedAt", found.signed().map(Object::toString).orElse(null));
        json.put("timeStamped", found.isStamped());
        json.put("report", found.data().map(VerificationPage::reportJson).orElse(null));
        json.put("register", found.status().map(this::statusJson).orElse(null));
        json.put("findings", JsonText.problems(found.findings()));
        json.put("replay", replay.map(VerificationPage::replayJson).orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> reportJson(ReportData data) {
        Assessment assessment = data.assessment();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("assurance", assessment.assurance());
        json.put("certificate", data.issuance().map(Issuance::number).orElse(null));
        json.put("park", JsonText.text(data.subject().name()));
        json.put("subject", assessment.subject());
        json.put("year", data.subject().year());
        json.put("rulebook", assessment.rulebook().toString());
        json.put("rulebookDigest", assessment.rulebookDigest());
        json.put("package", data.subject().packageDigest());
        json.put("date", assessment.date().toString());
        json.put("level", assessment.rating().level().map(level -> level.id()).orElse(null));
        json.put(
                "score",
                assessment
                        .rating()
                        .score()
                        .map(score -> score.proved().toDecimal())
                        .orElse(null));
        json.put("digest", assessment.digest());
        return json;
    }

    private Map<String, Object> statusJson(RegisterSnapshot.Entry entry) {
        return Map.of(
                "number", entry.number(),
                "status", entry.status().name().toLowerCase(java.util.Locale.ROOT),
                "asOf", found.asOf().map(Object::toString).orElse(""),
                "history",
                        entry.history().stream()
                                .map(change -> Map.of(
                                        "at", change.at().toString(),
                                        "status", change.status().name().toLowerCase(java.util.Locale.ROOT),
                                        "reason", change.reason()))
                                .toList());
    }

    private static Map<String, Object> replayJson(Replay.Result result) {
        return Map.of(
                "ran", result.couldRun(),
                "identical", result.isIdentical(),
                "differences", JsonText.problems(result.differences()));
    }
}
