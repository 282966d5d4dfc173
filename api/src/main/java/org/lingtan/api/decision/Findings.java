package org.lingtan.api.decision;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.certificate.DocumentStore;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.CanonicalJson;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.RulebookId;

/** Runs the rules over the stored package of a case. Rules alone award points, and a changed byte changes the findings. */
public final class Findings {

    private final DocumentStore documents;
    private final PackageEvaluation evaluation;

    /**
     * Findings by the rulebooks within reach.
     *
     * @param documents where packages are kept
     * @param evaluation evaluates them
     */
    public Findings(DocumentStore documents, PackageEvaluation evaluation) {
        this.documents = documents;
        this.evaluation = evaluation;
    }

    /**
     * Evaluates the package of a case by its pinned rulebook, as of the application date.
     *
     * @param file the case
     * @return digests of package, rulebook, review record and assessment; empty if the package is gone or refused
     */
    public Map<Fact, String> of(CaseFile file) {
        Optional<Path> stored = file.find(Fact.ARCHIVE).flatMap(documents::findFile);
        if (stored.isEmpty()) {
            return Map.of();
        }
        Evaluation result =
                evaluation.evaluate(stored.get(), List.of(RulebookId.parse(file.rulebook())), Optional.empty());
        if (result.isRefused() || result.assessments().isEmpty()) {
            return Map.of();
        }
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.PACKAGE, result.subject().orElseThrow().digest());
        facts.put(Fact.RULEBOOK, result.assessments().get(0).rulebookDigest());
        facts.put(
                Fact.REVIEW,
                CanonicalJson.digest(Map.of("assurance", ReviewRecord.none().assurance())));
        facts.put(
                Fact.FINDINGS,
                CanonicalJson.digest(
                        result.assessments().stream().map(Assessment::digest).toList()));
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
