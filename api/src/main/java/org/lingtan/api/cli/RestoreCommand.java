package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.backup.Published;
import org.lingtan.api.backup.Restore;
import org.lingtan.api.certificate.CertificateNumber;
import org.lingtan.api.settings.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restores a backup into an empty data folder, checks it whole, and never gives out a published number again. */
@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--from", paramLabel = "DIR", required = true)
    private String from = "";

    @Option(names = "--published", paramLabel = "NUMBER")
    private List<String> numbers = new ArrayList<>();

    @Option(names = "--journal", paramLabel = "FILE")
    private @Nullable String journal;

    RestoreCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        StoreSettings into = store.store(desk);
        Path backup = Options.existing(from);
        List<Path> journals =
                Optional.ofNullable(journal).map(Options::existing).stream().toList();
        Published published = Published.of(numbers, journals);
        Restore restore = new Restore(backup, Clock.systemUTC());
        Restore.Restored restored = Progress.during(desk, "progress.restore", () -> restore.into(into, published));
        tell(restored);
        if (numbers.isEmpty() && journal == null) {
            desk.terminal().err().print(desk.texts().get("restore.warning") + "\n");
        }
        return restored.check().discrepancies().isEmpty() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private void tell(Restore.Restored restored) {
        List<String> next = restored.last().entrySet().stream()
                .map(last -> new CertificateNumber(last.getKey(), last.getValue() + 1).toString())
                .toList();
        List<Discrepancy> found = restored.check().discrepancies();
        if (format.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("entries", String.valueOf(restored.check().entries()));
            json.put("documents", String.valueOf(restored.documents()));
            json.put("damaged", restored.damaged());
            json.put("next", next);
            json.put("discrepancies", DiscrepancyLines.json(found));
            desk.sayJson(json);
            return;
        }
        restored.damaged().forEach(name -> desk.say(desk.texts().get("backup.damaged", name)));
        DiscrepancyLines.say(desk, restored.check());
        desk.say(desk.texts()
                .get("restore.summary", restored.documents(), next.isEmpty() ? "-" : String.join(", ", next)));
    }
}
