package org.lingtan.api.decision;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.evidence.PackageEvaluation.Judged;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.evidence.ReviewSource;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.AssessmentJson;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * Runs the rules over the stored package of a case, under what people decided about its evidence. Rules alone award points,
 * and a changed byte of package or record changes the findings. Evidence about which nobody decided yet is not proved.
 */
public final class Findings {

    /** A record in which nothing is decided. */
    private static final ReviewRecord UNDECIDED =
            new ReviewRecord("certified", new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    private final DocumentStore documents;
    private final PackageEvaluation evaluation;

    /**
     * Findings by the rulebooks within reach.
     *
     * @param documents where packages and review records are kept
     * @param evaluation evaluates them
     */
    public Findings(DocumentStore documents, PackageEvaluation evaluation) {
        this.documents = documents;
        this.evaluation = evaluation;
    }

    /**
     * What was decided about the evidence of a case so far.
     *
     * @param file the case
     * @return the record; without decisions where there are none yet; empty if the stored record is gone
     */
    public Optional<ReviewRecord> record(CaseFile file) {
        Optional<String> digest = file.find(Fact.RECORD);
        return digest.isEmpty()
                ? Optional.of(UNDECIDED)
                : documents.find(digest.get()).map(json -> ReviewSource.read("review", json));
    }

    /**
     * Keeps a review record under its digest.
     *
     * @param record the record
     * @return the digest
     */
    public String keep(ReviewRecord record) {
        return documents.put(text(record).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The one text of a record, from which it is digested.
     *
     * @param record the record
     * @return canonical JSON
     */
    public static String text(ReviewRecord record) {
        return CanonicalJson.write(AssessmentJson.of(record));
    }

    /**
     * The digest of a record, under which it is kept.
     *
     * @param record the record
     * @return the digest of its one text
     */
    public static String digest(ReviewRecord record) {
        return CanonicalJson.digest(text(record).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Evaluates the package of a case by its pinned rulebook and under its review record, as of the application date.
     *
     * @param file the case
     * @return package and evaluation; empty if package or record are gone
     */
    public Optional<Judged> judged(CaseFile file) {
        Optional<String> archive = file.find(Fact.ARCHIVE);
        Optional<ReviewRecord> record = record(file);
        return archive.isEmpty() || record.isEmpty()
                ? Optional.empty()
                : documents.reading(
                        archive.get(),
                        stored -> evaluation.judge(
                                stored, List.of(RulebookId.parse(file.rulebook())), Optional.empty(), record.get()));
    }

    /**
     * Establishes the findings of a case anew.
     *
     * @param file the case
     * @return digests of package, rulebook, review record and assessment; empty if anything is gone or refused
     */
    public Map<Fact, String> of(CaseFile file) {
        Optional<Judged> judged = judged(file);
        if (judged.isEmpty()) {
            return Map.of();
        }
        Evaluation result = judged.get().evaluation();
        if (result.isRefused() || result.assessments().isEmpty()) {
            return Map.of();
        }
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.PACKAGE, result.subject().orElseThrow().digest());
        facts.put(Fact.RULEBOOK, result.assessments().get(0).rulebookDigest());
        facts.put(Fact.REVIEW, digest(record(file).orElseThrow()));
        facts.put(
                Fact.FINDINGS,
                CanonicalJson.digest(
                        result.assessments().stream().map(Assessment::digest).toList()));
        result.assessments().get(0).rating().level().ifPresent(level -> facts.put(Fact.LEVEL, level.id()));
        return facts;
    }

    /**
     * What the decision about a case would be bound to by the bytes as they are now.
     *
     * @param file the case
     * @return the binding; empty if the package is gone or refused
     */
    public Optional<String> binding(CaseFile file) {
        return Bindings.of(file.rulebook(), of(file));
    }
}
