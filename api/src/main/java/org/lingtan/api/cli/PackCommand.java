package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.evidence.PackageFolder;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a package of a filled-in template. */
@Command(name = "pack")
final class PackCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(index = "0", paramLabel = "DIR")
    private String folder = "";

    @Option(names = "--out", paramLabel = "PACKAGE", required = true)
    private String out = "";

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    PackCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = Options.existing(folder);
        Path target = Options.path(out);
        List<Problem> problems;
        try (Progress progress = new Progress(desk, desk.texts().get("progress.pack"))) {
            PackageEvaluation check = new PackageEvaluation(desk.books(folders));
            problems = new PackageFolder(directory, Catalogue.shipped()).pack(target, check::check);
        }
        CheckCommand.report(desk, format, problems, Map.of("package", out));
        return problems.stream().anyMatch(Problem::isError) ? ExitCode.REFUSED : ExitCode.OK;
    }
}
