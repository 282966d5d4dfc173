package org.lingtan.api.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.rulebook.RulebookBench;
import org.lingtan.engine.rulebook.Criterion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes cases just below, on and just above each bound of a clause, for the editor to confirm. */
@Command(name = "triples")
final class RulebookTriplesCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private BookOptions book = new BookOptions();

    @Nullable
    @Parameters(index = "1", arity = "0..1", paramLabel = "CLAUSE")
    private String clause;

    RulebookTriplesCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        RulebookBench bench = book.bench(desk);
        List<Criterion> criteria = bench.version().rulebook().criteria();
        List<String> wanted = criteria.stream()
                .filter(criterion -> clause == null
                        || criterion.id().equals(clause)
                        || criterion.clause().equals(clause))
                .map(Criterion::id)
                .toList();
        if (wanted.isEmpty()) {
            String known = criteria.stream().map(Criterion::id).collect(Collectors.joining(", "));
            throw Options.wrong(spec, "usage.clause", "CLAUSE", String.valueOf(clause), known);
        }
        Map<String, List<String>> asked = new LinkedHashMap<>(Progress.during(desk, "progress.test", bench::triples));
        asked.keySet().retainAll(wanted);
        asked.forEach((criterion, cases) -> {
            desk.say(desk.texts().get(cases.isEmpty() ? "triples.none" : "triples.confirm", criterion));
            cases.forEach(text -> desk.say(text.stripTrailing()));
        });
        return ExitCode.OK;
    }
}
