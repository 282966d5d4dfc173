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

    @Option(names = "--force")
    private boolean force;

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    PackCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Path directory = Options.existing(folder);
        Path target = Options.path(out);
        PackageEvaluation check = new PackageEvaluation(desk.books(folders));
        PackageFolder form = new PackageFolder(directory, Catalogue.shipped());
        List<Problem> problems = Progress.during(desk, "progress.pack", () -> form.pack(target, force, check::check));
        desk.complain(form.leftOut());
        CheckCommand.report(desk, format, problems, Map.of("package", out));
        return problems.stream().anyMatch(Problem::isError) ? ExitCode.REFUSED : ExitCode.OK;
    }
}
