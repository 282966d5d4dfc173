package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.settings.GivenSettings;
import org.lingtan.api.settings.SettingKey;
import org.lingtan.api.settings.SettingsReader;
import org.lingtan.api.settings.StoreSettings;
import picocli.CommandLine.Option;

/** The options that say where a server keeps everything. */
final class StoreOptions {

    @Option(names = "--config", paramLabel = "FILE")
    private @Nullable String config;

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable String data;

    /** What the file says, and the data folder of the command line. */
    GivenSettings given() throws IOException {
        GivenSettings given = config == null ? GivenSettings.none() : GivenSettings.of(Options.existing(config));
        return given.with(SettingKey.DATA, Optional.ofNullable(data).stream().toList());
    }

    StoreSettings store(Desk desk) throws IOException {
        return new SettingsReader(given(), desk.terminal().environment()).store();
    }

    /** The same where there must be something already: opening would make a database where there is none. */
    StoreSettings existing(Desk desk) throws IOException {
        StoreSettings kept = store(desk);
        Path folder = Options.existing(kept.data().toString());
        if (kept.database() instanceof DatabaseSettings.Embedded) {
            Options.existing(folder.resolve("postgres").resolve("data").toString());
        }
        return kept;
    }
}
