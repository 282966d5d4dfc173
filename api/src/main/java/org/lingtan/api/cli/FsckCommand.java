package org.lingtan.api.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.audit.IntegrityCheck;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.IssuingCore;
import org.lingtan.api.database.Database;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.report.CertificateSealing;
import org.lingtan.api.settings.StoreSettings;
import org.lingtan.report.seal.KeyHome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Re-derives everything that a data folder stores, and says what cannot be. */
@Command(name = "fsck")
final class FsckCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--journal", paramLabel = "FILE")
    private @Nullable String export;

    FsckCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        StoreSettings kept = store.existing(desk);
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(kept.database(), 2);
                DocumentStore documents = kept.openDocuments()) {
            IssuingCore.Issuer issuer =
                    new IssuingCore.Issuer(CertificateSealing.reading(KeyHome.at(kept.keys(), clock)), Bindings::of);
            CertificationBody body = new CertificationBody(database, documents, issuer, clock);
            IntegrityCheck.Result result =
                    Progress.during(desk, "progress.fsck", () -> body.check().run());
            report(result);
            if (export != null) {
                export(body, Options.path(export));
            }
            return result.discrepancies().isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
        }
    }

    private static void export(CertificationBody body, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            body.journal().export(out);
        }
    }

    private void report(IntegrityCheck.Result result) {
        if (format.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("entries", String.valueOf(result.entries()));
            json.put("discrepancies", DiscrepancyLines.json(result.discrepancies()));
            desk.sayJson(json);
            return;
        }
        DiscrepancyLines.say(desk, result);
    }
}
