package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.ReleaseDesk;
import org.lingtan.engine.release.Publishers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The author approves exactly the files of a draft. */
@Command(name = "sign")
final class RulebookSignCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private PersonOptions person = new PersonOptions();

    @Parameters(index = "0", paramLabel = "FOLDER")
    private String folder = "";

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    RulebookSignCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Path version = Options.version(folder);
        Optional<Publishers> publishers = person.publishers();
        Bookcase books = desk.books(Options.beside(version, folders));
        ReleaseDesk.Done done = person.signing(
                desk,
                signer -> Progress.during(
                        desk,
                        "progress.check",
                        () -> new ReleaseDesk(books, version, signer, desk.clock(), publishers).approve()));
        RulebookReleaseCommand.report(desk, format, done);
        if (!format.isJson()) {
            desk.terminal().err().print(desk.texts().get("sign.next", folder) + "\n");
        }
        return ExitCode.OK;
    }
}
