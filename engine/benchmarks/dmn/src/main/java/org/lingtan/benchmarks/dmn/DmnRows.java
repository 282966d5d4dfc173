package org.lingtan.benchmarks.dmn;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.lingtan.benchmarks.Points;
import org.lingtan.catalog.quantity.Ratio;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same points from decision tables, run by kie-dmn; the floor again, in the same JVM settings. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DmnRows {

    private static final String NAMESPACE = "urn:lingtan:benchmarks";

    private DMNRuntime runtime;
    private DMNModel model;
    private final Map<String, Object> values = new HashMap<>();
    private final Ratio[] numbers = new Ratio[Points.BANDS.size()];
    private final Map<String, Boolean> answers = new HashMap<>();

    /** Compiles the decision tables and compares the sums. */
    @Setup
    public void prepare() {
        Resource resource = ResourceFactory.newReaderResource(new StringReader(DmnModel.xml()), "UTF-8");
        resource.setSourcePath("cnip.dmn");
        runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(IllegalStateException::new);
        model = runtime.getModel(NAMESPACE, "cnip");
        if (model == null || model.hasErrors()) {
            throw new IllegalStateException(model == null ? "no model" : model.getMessages().toString());
        }
        Points.values().forEach((topic, value) -> values.put(DmnModel.name(topic), value));
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Ratio.of(values.get(DmnModel.name(Points.BANDS.get(i).topic())).toString());
        }
        Points.values().forEach((topic, value) -> {
            if (value instanceof Boolean yes) {
                answers.put(topic, yes);
            }
        });
        if (kieDmn() != dmnFloor()) {
            throw new IllegalStateException("The sums differ: " + kieDmn() + ", " + dmnFloor());
        }
    }

    /** Decision tables. */
    @Benchmark
    public int kieDmn() {
        DMNContext context = runtime.newContext();
        values.forEach(context::set);
        DMNResult result = runtime.evaluateAll(model, context);
        int sum = 0;
        for (var decision : result.getDecisionResults()) {
            sum += ((BigDecimal) decision.getResult()).intValue();
        }
        return sum;
    }

    /** By hand. */
    @Benchmark
    public int dmnFloor() {
        return Points.floor(numbers, answers);
    }
}
