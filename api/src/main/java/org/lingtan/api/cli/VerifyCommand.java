package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.report.ReportCheck;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.seal.Issuers;
import org.lingtan.report.seal.KeyHome;
import org.lingtan.report.seal.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether a report or certificate is valid, offline. */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private HomeOptions home = new HomeOptions();

    @Parameters(index = "0", paramLabel = "FILE")
    private String file = "";

    @Option(names = "--package", paramLabel = "PACKAGE")
    private @Nullable String evidence;

    @Option(names = "--issuer", paramLabel = "CERT")
    private List<String> issuer = new ArrayList<>();

    @Option(names = "--status", paramLabel = "FILE")
    private @Nullable String status;

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    @Option(names = "--template", paramLabel = "DIR")
    private @Nullable String template;

    VerifyCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        byte[] content;
        try (PackageSource source = PackageSource.open(file, desk.terminal())) {
            content = Files.readAllBytes(source.path());
        }
        KeyHome keys = home.home(desk);
        ReportTemplate layout =
                template == null ? ReportTemplate.shipped() : ReportTemplate.of(Options.existing(template));
        Optional<Path> replayed = Optional.ofNullable(evidence).map(Options::existing);
        ReportCheck.Result result = Progress.during(
                desk,
                "progress.verify",
                () -> new ReportCheck(issuers(keys), layout, snapshot(), keys)
                        .check(content, desk.clock().instant(), replayed, () -> desk.books(folders))
                        .beside(twins()));
        new VerificationPage(desk, result).print(format);
        boolean differs =
                result.replay().filter(replay -> !replay.isIdentical()).isPresent();
        int code = code(result.verification().verdict());
        return code == ExitCode.OK && differs ? ExitCode.NEGATIVE : code;
    }

    /** The twins that were handed over beside the report: whoever reads them must not read something else. */
    private Map<String, byte[]> twins() throws IOException {
        Map<String, byte[]> twins = new TreeMap<>();
        if (!file.endsWith(".pdf")) {
            return twins;
        }
        for (String ending : List.of("json", "xml", "jwt")) {
            Path twin = Options.path(file.substring(0, file.length() - "pdf".length()) + ending);
            if (Files.isRegularFile(twin)) {
                twins.put(ending, Files.readAllBytes(twin));
            }
        }
        return twins;
    }

    private Optional<byte[]> snapshot() throws IOException {
        return status == null ? Optional.empty() : Optional.of(Files.readAllBytes(Options.existing(status)));
    }

    /** The issuers of this installation, and those that are named. */
    private Issuers issuers(KeyHome keys) throws IOException {
        Issuers ours = keys.issuers();
        for (String file : issuer) {
            ours = ours.and(Issuers.ofCertificates(Options.existing(file)));
        }
        return ours;
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case VALID -> ExitCode.OK;
            case CANNOT_TELL -> ExitCode.CANNOT_TELL;
            default -> ExitCode.NEGATIVE;
        };
    }
}
