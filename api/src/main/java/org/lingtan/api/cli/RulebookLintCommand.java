package org.lingtan.api.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lingtan.api.problem.JsonText;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the files of a rulebook. */
@Command(name = "lint")
final class RulebookLintCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(index = "0", paramLabel = "BOOK")
    private String book = "";

    RulebookLintCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        List<Defect> defects = Progress.during(
                desk, "progress.check", () -> Options.bench(desk, spec, book).lint());
        List<Problem> problems = defects.stream().map(DefectLines::problem).toList();
        if (format.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("rulebook", book);
            json.put("defects", JsonText.problems(problems));
            desk.sayJson(json);
        } else if (problems.isEmpty()) {
            desk.say(desk.texts().get("lint.clean", book));
        } else {
            problems.stream().map(desk::line).forEach(desk::say);
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
