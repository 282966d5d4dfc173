package org.lingtan.api.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes cases just below, on and just above each bound of a clause, for the editor to confirm. */
@Command(name = "triples")
final class RulebookTriplesCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "BOOK")
    private String book = "";

    @Nullable
    @Parameters(index = "1", arity = "0..1", paramLabel = "CLAUSE")
    private String clause;

    RulebookTriplesCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, List<String>> all = Progress.during(
                desk, "progress.test", () -> Options.bench(desk, spec, book).triples());
        Map<String, List<String>> asked = new LinkedHashMap<>(all);
        String wanted = clause;
        if (wanted != null) {
            if (!all.containsKey(wanted)) {
                throw Options.wrong(spec, "usage.clause", "CLAUSE", wanted, String.join(", ", all.keySet()));
            }
            asked.keySet().retainAll(List.of(wanted));
        }
        asked.forEach((criterion, cases) -> {
            desk.say(desk.texts().get(cases.isEmpty() ? "triples.none" : "triples.confirm", criterion));
            cases.forEach(text -> desk.say(text.stripTrailing()));
        });
        return ExitCode.OK;
    }
}
