package org.lingtan.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Evaluator;
import org.lingtan.engine.rulebook.RulebookId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Points of the twenty indicators of cnip, without explanation: what is compared with general rule engines. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PointRows {

    private final Ratio[] numbers = new Ratio[Points.BANDS.size()];
    private final Map<String, Boolean> answers = new HashMap<>();
    private CompiledRulebook book;
    private List<Fact> facts;

    /** Prepares the values and compares the sums. */
    @Setup
    public void prepare() {
        Map<String, Object> values = Points.values();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Ratio.of(values.get(Points.BANDS.get(i).topic()).toString());
        }
        values.forEach((topic, value) -> {
            if (value instanceof Boolean yes) {
                answers.put(topic, yes);
            }
        });
        Workload work = new Workload();
        book = work.book(new RulebookId("cnip", "1.0.0"));
        facts = Points.facts(
                book.rulebook(), book.rulebook().parameters().on(book.rulebook().effectiveFrom()));
        if (pointsFloor() != pointsFlat() || pointsFloor() != pointsSession()) {
            throw new IllegalStateException("The sums differ: " + pointsFloor() + ", " + pointsFlat());
        }
    }

    /** By hand. */
    @Benchmark
    public int pointsFloor() {
        return Points.floor(numbers, answers);
    }

    /** The rules, flat. */
    @Benchmark
    public int pointsFlat() {
        return Points.sum(book.evaluate(facts, Evaluator.FLAT));
    }

    /** The rules, in a new session. */
    @Benchmark
    public int pointsSession() {
        return Points.sum(book.evaluate(facts, Evaluator.SESSION));
    }
}
