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

/** Checks the files of a rulebook. */
@Command(name = "lint")
final class RulebookLintCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private BookOptions book = new BookOptions();

    RulebookLintCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        List<Defect> defects =
                Progress.during(desk, "progress.check", () -> book.bench(desk).lint());
        List<Problem> problems = defects.stream().map(DefectLines::problem).toList();
        if (format.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("rulebook", book.named());
            json.put("defects", JsonText.problems(problems));
            desk.sayJson(json);
        } else if (problems.isEmpty()) {
            desk.say(desk.texts().get("lint.clean", book.named()));
        } else {
            problems.stream().map(desk::line).forEach(desk::say);
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
