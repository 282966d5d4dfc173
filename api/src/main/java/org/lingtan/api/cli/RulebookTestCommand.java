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

/** Runs the cases that stand beside the rules, of a draft wherever it lies. */
@Command(name = "test")
final class RulebookTestCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private BookOptions book = new BookOptions();

    RulebookTestCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        RulebookBench bench = book.bench(desk);
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
                            ? desk.texts().get("test.ok", book.named(), results.size())
                            : desk.texts().get("test.failed", book.named(), failed.size(), results.size()));
        }
        return failed.isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
