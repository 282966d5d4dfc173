package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.evidence.PackageEvaluation;
import org.lingtan.api.evidence.PackageEvaluation.Judged;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.report.ReportIssue;
import org.lingtan.api.report.ReportIssue.Issued;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.report.ReportAttachment;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.seal.Issuers;
import org.lingtan.report.seal.Sealer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a package and writes the signed reports of the self-assessment. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {

    private static final String ISSUER = "issuer.pem";

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private SealOptions seal = new SealOptions();

    @Parameters(index = "0", paramLabel = "PACKAGE")
    private String source = "";

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private String out = "";

    @Option(names = "--rulebook", paramLabel = "ID[@VERSION]")
    private List<String> rulebooks = new ArrayList<>();

    @Option(names = "--date", paramLabel = "DATE")
    private @Nullable String date;

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    @Option(names = "--print", paramLabel = "zh|en|both")
    private String language = "both";

    @Option(names = "--template", paramLabel = "DIR")
    private @Nullable String template;

    @Option(names = "--force")
    private boolean force;

    ReportCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        if (!List.of("zh", "en", "both").contains(language)) {
            throw Options.wrong(spec, "usage.print", "--print", language);
        }
        List<RulebookId> asked = Options.rulebooks(spec, rulebooks);
        Optional<LocalDate> day = Options.date(spec, date);
        Path folder = Options.path(out);
        Bookcase books = desk.books(folders);
        Judged judged;
        try (PackageSource file = PackageSource.open(source, desk.terminal())) {
            judged = Progress.during(
                    desk, "progress.evaluate", () -> new PackageEvaluation(books).judge(file.path(), asked, day));
        }
        desk.complain(judged.evaluation().problems());
        if (judged.evaluation().isRefused()) {
            return ExitCode.REFUSED;
        }
        if (judged.evaluation().assessments().isEmpty()) {
            // The warnings have said why there is nothing to report on.
            return ExitCode.NEGATIVE;
        }
        Progress.during(desk, "progress.report", () -> {
            tell(write(judged, books, folder), folder);
            return true;
        });
        return ExitCode.OK;
    }

    private List<Issued> write(Judged judged, Bookcase books, Path folder) throws IOException {
        ReportTemplate layout =
                template == null ? ReportTemplate.shipped() : ReportTemplate.of(Options.existing(template));
        Sealer sealer = seal.sealer(desk);
        ReportIssue issue = new ReportIssue(
                books, sealer, layout, ReportLanguage.of(language), seal.revocation(desk, sealer.key()));
        List<Issued> reports = new ArrayList<>();
        for (Assessment assessment : judged.evaluation().assessments()) {
            reports.add(issue.issue(
                    judged.evidence().orElseThrow(), assessment, desk.clock().instant()));
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Issued report : reports) {
            for (ReportAttachment file : report.files()) {
                if (files.put(file.name(), file.content()) != null) {
                    throw Refusal.of(Refusal.Reason.CONFLICT, "conflict.report-name", file.name());
                }
            }
        }
        files.put(
                ISSUER,
                String.join("", sealer.key().chain().stream().map(Issuers::pem).toList())
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        save(files, folder);
        return reports;
    }

    /** Looks for what is in the way before anything is written. */
    private void save(Map<String, byte[]> files, Path folder) throws IOException {
        for (String name : files.keySet()) {
            if (!force && Files.exists(folder.resolve(name))) {
                throw Refusal.of(
                        Refusal.Reason.CONFLICT,
                        "conflict.report-exists",
                        folder.resolve(name).toString());
            }
        }
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private void tell(List<Issued> reports, Path folder) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Issued report : reports) {
            List<String> names = report.files().stream()
                    .map(file -> folder.resolve(file.name()).toString())
                    .toList();
            list.add(Map.of("report", names.get(0), "files", names));
            if (!format.isJson()) {
                names.forEach(desk::say);
            }
        }
        if (format.isJson()) {
            desk.sayJson(
                    Map.of("reports", list, "issuer", folder.resolve(ISSUER).toString()));
        } else {
            desk.say(folder.resolve(ISSUER).toString());
            String first = reports.isEmpty()
                    ? out
                    : list.get(0).getOrDefault("report", out).toString();
            desk.terminal().err().print(desk.texts().get("report.next", first, folder.resolve(ISSUER)) + "\n");
        }
    }
}
