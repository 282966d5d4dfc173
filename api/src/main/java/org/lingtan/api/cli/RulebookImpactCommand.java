package org.lingtan.api.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.ImpactCsv;
import org.lingtan.api.rulebook.ImpactJson;
import org.lingtan.api.rulebook.ImpactPage;
import org.lingtan.api.rulebook.ImpactReport;
import org.lingtan.api.rulebook.PackageImpact;
import org.lingtan.api.rulebook.ReportPart;
import org.lingtan.engine.workbench.CaseImpact;
import org.lingtan.engine.workbench.Impact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a new version of a rulebook does to stored packages. */
@Command(name = "impact")
final class RulebookImpactCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 256;

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(index = "0", paramLabel = "A")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B")
    private String after = "";

    @Option(names = "--packages", paramLabel = "DIR", required = true)
    private String packages = "";

    @Option(names = "--csv", paramLabel = "FILE")
    private @Nullable String csv;

    @Option(names = "--html", paramLabel = "FILE")
    private @Nullable String html;

    @Option(names = "--threads", paramLabel = "N")
    private int threads = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    RulebookImpactCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1 || threads > MOST_THREADS) {
            throw Options.wrong(spec, "usage.threads", "--threads", threads, MOST_THREADS);
        }
        Bookcase books = desk.books(folders);
        PackageImpact comparison = new PackageImpact(
                books,
                Options.sound(books, spec, before),
                Options.sound(books, spec, after),
                Options.existing(packages));
        if (html != null) {
            absent(html);
        }
        Impact impact = compare(comparison);
        if (html != null) {
            try (Writer out = newFile(html)) {
                ImpactPage.write(impact, desk.texts().language(), out);
            }
        }
        if (format.isJson()) {
            desk.sayJson(ImpactJson.of(impact));
        } else {
            print(new ImpactReport(impact, desk.texts().language()));
        }
        if (impact.packages() == impact.refused()) {
            return ExitCode.REFUSED;
        }
        if (impact.subjects() == 0) {
            desk.terminal()
                    .err()
                    .print(desk.texts()
                                    .get("impact.nothing", impact.after().id().id(), impact.refused()) + "\n");
            return ExitCode.CANNOT_TELL;
        }
        return impact.sections().stream().allMatch(RulebookImpactCommand::isWithout) ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private static boolean isWithout(Impact.Section section) {
        return section.moves().up() + section.moves().down() + section.crossed() == 0
                && section.criteria().isEmpty();
    }

    private Impact compare(PackageImpact comparison) throws IOException {
        if (csv == null) {
            return compare(comparison, each -> {});
        }
        try (Writer out = newFile(csv)) {
            return compare(comparison, new ImpactCsv(out));
        }
    }

    private Impact compare(PackageImpact comparison, Consumer<CaseImpact> each) throws IOException {
        AtomicInteger done = new AtomicInteger();
        return Progress.counting(
                desk,
                "progress.impact",
                progress -> comparison.compare(
                        threads, each.andThen(told -> progress.at(done.incrementAndGet(), comparison.size()))));
    }

    /** A file that is there already is somebody's work and stays. */
    static Writer newFile(String named) throws IOException {
        return Files.newBufferedWriter(absent(named), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    /** Said before the work begins, not after it. */
    private static Path absent(String named) {
        Path file = Options.path(named);
        if (Files.exists(file)) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "conflict.file-exists", named, named);
        }
        return file;
    }

    private void print(ImpactReport report) {
        desk.say(report.title());
        for (ReportPart part : report.parts()) {
            desk.say("");
            desk.say(part.heading());
            part.sentences().forEach(sentence -> desk.say("  " + sentence));
            part.tables().forEach(table -> {
                desk.say("");
                desk.say(table.caption());
                TextTable lines = new TextTable(table.heads().toArray(String[]::new));
                table.rows().forEach(row -> lines.row(row.toArray(String[]::new)));
                lines.lines().forEach(desk::say);
            });
        }
    }
}
