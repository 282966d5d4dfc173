package org.lingtan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lingtan.engine.AssessmentEngine;
import org.lingtan.engine.EvaluationMode;
import org.lingtan.engine.ExplainedEvaluation;
import org.lingtan.engine.Floor;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.PackageReader;
import org.lingtan.engine.evidence.ReviewRecord;
import org.lingtan.engine.internal.drools.RuleRuntime;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.AssessmentDigest;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One method for each row of the table; the method names are the keys of {@link Table}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Rows {

    private Workload work;
    private EvidencePackage evidence;
    private List<ExplainedEvaluation> explained;
    private final List<Floor> floors = new ArrayList<>();
    private AssessmentEngine flat;
    private AssessmentEngine session;
    private AssessmentEngine both;
    private List<Assessment> assessments;
    private Evaluation evaluation;

    /** Reads and derives once. */
    @Setup
    public void prepare() {
        work = new Workload();
        evidence = work.read(Workload.folder(Workload.PACKAGE));
        explained = work.explained(evidence);
        explained.forEach(one -> floors.add(one.floor()));
        flat = work.engine(EvaluationMode.FLAT);
        session = work.engine(EvaluationMode.SESSION);
        both = work.engine(EvaluationMode.BOTH);
        assessments = assess(flat);
        evaluation = flat.evaluate(
                evidence, List.of(), work.ids(evidence), evidence.applicationDate(), ReviewRecord.none());
    }

    private List<Assessment> assess(AssessmentEngine engine) {
        return engine.assess(evidence, work.ids(evidence), evidence.applicationDate(), ReviewRecord.none());
    }

    /** The hand-written scorer. */
    @Benchmark
    public void floor(Blackhole out) {
        floors.forEach(one -> out.consume(one.score()));
    }

    /** The explained evaluation, flat. */
    @Benchmark
    public void explainedFlat(Blackhole out) {
        explained.forEach(one -> out.consume(one.engine(Evaluator.FLAT)));
    }

    /** The explained evaluation, one new session for each view and rulebook. */
    @Benchmark
    public void explainedSession(Blackhole out) {
        explained.forEach(one -> out.consume(one.engine(Evaluator.SESSION)));
    }

    /** Facts and findings alone, flat. */
    @Benchmark
    public void rulesFlat(Blackhole out) {
        explained.forEach(one -> out.consume(one.findings(Evaluator.FLAT)));
    }

    /** Facts and findings alone, session. */
    @Benchmark
    public void rulesSession(Blackhole out) {
        explained.forEach(one -> out.consume(one.findings(Evaluator.SESSION)));
    }

    /** The public API, flat: derivation, evaluation, digest. */
    @Benchmark
    public Object publicFlat() {
        return assess(flat);
    }

    /** The public API, session. */
    @Benchmark
    public Object publicSession() {
        return assess(session);
    }

    /** The public API, both evaluators and their digests compared. */
    @Benchmark
    public Object publicBoth() {
        return assess(both);
    }

    /** As explainedFlat, with both rulebooks loaded anew from compiled classes in every call. */
    @Benchmark
    public void newRulebook(Blackhole out) {
        RuleRuntime runtime = RuleRuntime.withCache(Workload.cache());
        for (int i = 0; i < explained.size(); i++) {
            CompiledRulebook book = runtime.load(work.book(work.ids(evidence).get(i)).rulebook());
            out.consume(explained.get(i).engine(book, Evaluator.FLAT));
        }
    }

    /** As explainedFlat, with both rulebooks compiled from their rule files in every call. */
    @Benchmark
    public void newCompilation(Blackhole out) {
        for (int i = 0; i < explained.size(); i++) {
            CompiledRulebook book = new RuleRuntime().compile(work.book(work.ids(evidence).get(i)).rulebook());
            out.consume(explained.get(i).engine(book, Evaluator.FLAT));
        }
    }

    /** Derivation of both views. */
    @Benchmark
    public int derivation() {
        CompiledRulebook book = work.book(work.ids(evidence).get(0));
        return ExplainedEvaluation.deriveBothViews(work.catalogue(), book, work.dependencies(book), evidence);
    }

    /** Reading and checking the package folder. */
    @Benchmark
    public Object parsing() {
        return PackageReader.read(Workload.folder(Workload.PACKAGE), work.catalogue());
    }

    /** Digest of the assessments. */
    @Benchmark
    public void digest(Blackhole out) {
        assessments.forEach(one -> out.consume(AssessmentDigest.sealed(one, evidence.digest(), ReviewRecord.none())));
    }

    /** Canonical JSON of the whole evaluation. */
    @Benchmark
    public Object canonicalJson() {
        return evaluation.toJson();
    }
}
