package org.lingtan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.ExplainedEvaluation;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.rulebook.Evaluator;

/** Refuses to measure unless floor, flat evaluator, session and public API give the same determinations. */
public final class Check {

    private static final int VARIANTS = 120;
    private static final long SEED = 20261122;

    private Check() {}

    /**
     * Compares on every example and on seeded thinnings of it.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        Workload work = new Workload();
        int compared = 0;
        for (String name : List.of("large-industrial-park", "logistics-park", "office-park")) {
            EvidencePackage evidence = work.read(Workload.folder(name));
            publicResult(work, evidence, name);
            Random random = new Random(SEED);
            for (int i = 0; i <= VARIANTS; i++) {
                EvidencePackage variant = i == 0 ? evidence : thinned(evidence, random);
                for (ExplainedEvaluation explained : work.explained(variant)) {
                    ExplainedEvaluation.Explained expected = explained.engine(Evaluator.SESSION);
                    same(name + " " + i + " flat", expected, explained.engine(Evaluator.FLAT));
                    same(name + " " + i + " floor", expected, explained.floor().score());
                    compared += expected.determinations().size();
                }
            }
        }
        int facts = 0;
        for (ExplainedEvaluation explained : work.explained(work.read(Workload.folder(Workload.PACKAGE)))) {
            facts += explained.facts();
        }
        System.out.println("determinations compared\t" + compared);
        System.out.println("facts of the package measured\t" + facts);
    }

    /** Items left out, unsupported or turned round, so that open, only claimed and refused topics occur. */
    private static EvidencePackage thinned(EvidencePackage evidence, Random random) {
        int share = 2 + random.nextInt(8);
        List<EvidenceItem> items = new ArrayList<>();
        for (EvidenceItem item : evidence.items()) {
            int chance = random.nextInt(10);
            if (chance >= share) {
                items.add(item);
            } else if (chance % 2 == 0) {
                items.add(changed(item));
            }
        }
        return new EvidencePackage(
                evidence.digest(),
                evidence.park(),
                evidence.year(),
                evidence.applicationDate(),
                evidence.rulebooks(),
                evidence.exclusions(),
                items,
                evidence.attachments());
    }

    private static EvidenceItem changed(EvidenceItem item) {
        return item.match(
                t -> new EvidenceItem.Table(t.id(), t.topic(), List.of(), t.rows(), t.digest()),
                a -> new EvidenceItem.Attestation(a.id(), a.topic(), a.supports(), !a.answer(), a.digest()),
                q -> q,
                d -> new EvidenceItem.DocumentItem(d.id(), d.topic(), List.of(), d.title(), d.digest()));
    }

    /** Only a package whose quantities do not depend on the assessment of its buildings can be compared in full. */
    private static void publicResult(Workload work, EvidencePackage evidence, String name) {
        if (evidence.items().stream().anyMatch(item -> item.topic().equals("building-records"))) {
            System.out.println("not compared with the public API (assesses its buildings first)\t" + name);
            return;
        }
        List<Assessment> assessments = work.engine(EvaluationMode.BOTH)
                .assess(evidence, work.ids(evidence), evidence.applicationDate(), ReviewRecord.none());
        List<ExplainedEvaluation> explained = work.explained(evidence);
        for (int i = 0; i < assessments.size(); i++) {
            Assessment assessment = assessments.get(i);
            same(
                    name + " public",
                    new ExplainedEvaluation.Explained(assessment.determinations(), assessment.rating()),
                    explained.get(i).engine(Evaluator.FLAT));
        }
    }

    private static void same(String where, ExplainedEvaluation.Explained expected, ExplainedEvaluation.Explained found) {
        for (int i = 0; i < expected.determinations().size(); i++) {
            Determination one = expected.determinations().get(i);
            Determination other = found.determinations().get(i);
            if (!one.equals(other)) {
                throw new IllegalStateException(where + ":\n" + one + "\n" + other);
            }
        }
        if (!expected.equals(found)) {
            throw new IllegalStateException(where + ":\n" + expected.rating() + "\n" + found.rating());
        }
    }
}
