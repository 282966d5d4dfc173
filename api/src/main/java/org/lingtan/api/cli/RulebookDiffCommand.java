package org.lingtan.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.DifferenceReport;
import org.lingtan.engine.workbench.Difference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows in what two versions of a rulebook differ. */
@Command(name = "diff")
final class RulebookDiffCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(index = "0", paramLabel = "A")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B")
    private String after = "";

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    RulebookDiffCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Bookcase books = desk.books(folders);
        Difference difference = Difference.between(
                Options.sound(books, spec, before).version(),
                Options.sound(books, spec, after).version());
        DifferenceReport report = new DifferenceReport(difference);
        if (format.isJson()) {
            desk.sayJson(report.json());
        } else {
            report.lines(desk.texts().language()).forEach(desk::say);
        }
        return difference.isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
    }
}
