package org.lingtan.api.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.JsonText;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.workbench.Mutant;
import org.lingtan.engine.workbench.Mutation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes a rulebook in one small place after the other and tells which changes its cases do not notice. */
@Command(name = "mutate")
final class RulebookMutateCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    private int most = Integer.MAX_VALUE;

    @Mixin
    private BookOptions book = new BookOptions();

    RulebookMutateCommand(Desk desk) {
        this.desk = desk;
    }

    /** Takes how many mutants to judge. */
    @Option(names = "--sample", paramLabel = "COUNT")
    void sample(String count) {
        if (!count.matches("[1-9][0-9]{0,8}")) {
            throw Options.wrong(spec, "usage.count", "--sample", count);
        }
        most = Integer.parseInt(count);
    }

    @Override
    public Integer call() throws IOException {
        Mutation.Report report = Progress.counting(
                desk, "progress.mutate", progress -> book.bench(desk).mutate(most, progress::at));
        List<Problem> problems =
                report.defects().stream().map(DefectLines::problem).toList();
        if (format.isJson()) {
            desk.sayJson(json(report, problems));
        } else {
            report.survivors().forEach(this::page);
            problems.stream().map(desk::line).forEach(desk::say);
            desk.say(desk.texts()
                    .get(
                            "mutate.sum",
                            book.named(),
                            report.mutants(),
                            report.killed(),
                            report.refused(),
                            report.failed(),
                            report.survivors().size(),
                            report.justified(),
                            report.score().toPlainString()));
        }
        return report.isSettled() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private void page(Mutation.Survivor survivor) {
        CommandTexts texts = desk.texts();
        Mutant mutant = survivor.mutant();
        String after = mutant.after().isEmpty() ? texts.get("mutate.removed") : mutant.after();
        String key = survivor.reason().isPresent() ? "mutate.justified" : "mutate.survivor";
        String reason = survivor.reason().map(text -> text.in(texts.language())).orElse("");
        desk.say(texts.get(
                key,
                mutant.clause(),
                mutant.file() + ":" + mutant.line(),
                mutant.before(),
                after,
                mutant.id(),
                reason));
    }

    private static Map<String, Object> json(Mutation.Report report, List<Problem> problems) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mutants", report.mutants());
        json.put("killed", report.killed());
        json.put("killedBy", Map.of("lint", report.refused(), "cases", report.failed()));
        json.put("justified", report.justified());
        json.put("score", report.score());
        json.put(
                "survivors",
                report.survivors().stream().map(RulebookMutateCommand::json).toList());
        json.put("defects", JsonText.problems(problems));
        return json;
    }

    private static Map<String, @Nullable Object> json(Mutation.Survivor survivor) {
        Mutant mutant = survivor.mutant();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", mutant.id());
        json.put("clause", mutant.clause());
        json.put("file", mutant.file());
        json.put("line", mutant.line());
        json.put("before", mutant.before());
        json.put("after", mutant.after());
        json.put("reason", survivor.reason().map(JsonText::text).orElse(null));
        return json;
    }
}
