package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lingtan.api.backup.Backup;
import org.lingtan.api.database.Database;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.api.settings.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes everything that a server keeps into a folder, while the server runs or not. */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private String out = "";

    BackupCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        StoreSettings kept = store.existing(desk);
        Path folder = Options.path(out);
        try (Database database = Database.open(kept.database(), 2);
                DocumentStore documents = kept.openDocuments()) {
            Backup backup = new Backup(database, kept.shared(), documents, Clock.systemUTC());
            tell(Progress.during(desk, "progress.backup", () -> backup.write(folder)));
            return ExitCode.OK;
        }
    }

    private void tell(Backup.Written written) {
        if (format.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("entries", String.valueOf(written.entries()));
            json.put("documents", String.valueOf(written.documents()));
            json.put("bytes", String.valueOf(written.bytes()));
            json.put("manifest", written.manifest());
            json.put("damaged", written.damaged());
            desk.sayJson(json);
            return;
        }
        desk.say(desk.texts()
                .get("backup.summary", written.entries(), written.documents(), written.bytes(), written.manifest()));
        written.damaged().forEach(name -> desk.say(desk.texts().get("backup.damaged", name)));
    }
}
