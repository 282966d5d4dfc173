package org.lingtan.api.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.problem.JsonText;
import org.lingtan.catalog.source.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a package: every problem, exactly as the server would say it. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(index = "0", paramLabel = "PACKAGE")
    private String source = "";

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    CheckCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        List<Problem> problems;
        try (PackageSource file = PackageSource.open(source, desk.terminal())) {
            problems = Progress.during(
                    desk, "progress.check", () -> new PackageEvaluation(desk.books(folders)).check(file.path()));
        }
        report(desk, format, problems, Map.of());
        return problems.stream().anyMatch(Problem::isError) ? ExitCode.REFUSED : ExitCode.OK;
    }

    /** The verdict in the chosen form; the problems are the result here, so they stand on standard output. */
    static void report(Desk desk, FormatOption format, List<Problem> problems, Map<String, Object> more) {
        long errors = problems.stream().filter(Problem::isError).count();
        if (format.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>(more);
            json.put("accepted", errors == 0);
            json.put("problems", JsonText.problems(problems));
            desk.sayJson(json);
            return;
        }
        desk.lines(problems.stream().sorted(Problem.ORDER).toList()).forEach(desk::say);
        long warnings = problems.size() - errors;
        desk.say(
                errors == 0
                        ? desk.texts().get("check.accepted", warnings)
                        : desk.texts().get("check.refused", errors, warnings));
    }
}
