package org.lingtan.api.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Evaluation;
import org.lingtan.engine.rulebook.RulebookId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a package and prints scores, levels and findings. */
@Command(name = "evaluate")
final class EvaluateCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(index = "0", paramLabel = "PACKAGE")
    private String source = "";

    @Option(names = "--rulebook", paramLabel = "ID[@VERSION]")
    private List<String> rulebooks = new ArrayList<>();

    @Option(names = "--date", paramLabel = "DATE")
    private @Nullable String date;

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    EvaluateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        List<RulebookId> asked = Options.rulebooks(spec, rulebooks);
        Optional<LocalDate> day = Options.date(spec, date);
        Bookcase books = desk.books(folders);
        Evaluation evaluation;
        try (PackageSource file = PackageSource.open(source, desk.terminal())) {
            evaluation = Progress.during(
                    desk, "progress.evaluate", () -> new PackageEvaluation(books).evaluate(file.path(), asked, day));
        }
        if (format.isJson()) {
            desk.say(evaluation.toJson());
        } else {
            desk.complain(evaluation.problems());
            for (Assessment assessment : evaluation.assessments()) {
                new AssessmentPage(desk, evaluation, assessment, books.read(assessment.rulebook())).print();
            }
        }
        if (evaluation.isRefused()) {
            return ExitCode.REFUSED;
        }
        return evaluation.isPositive() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
