package org.lingtan.api.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lingtan.api.rulebook.RulebookBench;
import org.lingtan.engine.workbench.CaseResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the cases that stand beside the rules, of a draft wherever it lies. */
@Command(name = "test")
final class RulebookTestCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(index = "0", paramLabel = "BOOK")
    private String book = "";

    RulebookTestCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        RulebookBench bench = Options.bench(desk, spec, book);
        desk.complain(bench.releaseDefects().stream().map(DefectLines::problem).toList());
        List<CaseResult> results = Progress.during(desk, "progress.test", bench::test);
        List<CaseResult> failed =
                results.stream().filter(result -> !result.isPassed()).toList();
        if (format.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("cases", results.size());
            json.put(
                    "failed",
                    failed.stream()
                            .map(result -> Map.of(
                                    "clause", result.clause(), "case", result.name(), "failures", result.failures()))
                            .toList());
            desk.sayJson(json);
        } else {
            failed.forEach(result ->
                    desk.say(result.clause() + ": " + result.name() + ": " + String.join("; ", result.failures())));
            desk.say(
                    failed.isEmpty()
                            ? desk.texts().get("test.ok", book, results.size())
                            : desk.texts().get("test.failed", book, failed.size(), results.size()));
        }
        return failed.isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
