package org.lingtan.api.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.report.seal.KeyHome;
import picocli.CommandLine.Option;

/** The option that says where keys are kept. */
final class HomeOptions {

    @Option(names = "--data", paramLabel = "DIR")
    private @Nullable String data;

    KeyHome home(Desk desk) {
        Optional<Path> asked = Optional.ofNullable(data).map(Options::path);
        return KeyHome.at(KeyHome.folder(asked, desk.terminal().environment()), desk.clock());
    }
}
