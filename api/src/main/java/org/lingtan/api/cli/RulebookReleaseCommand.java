package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.ReleaseDesk;
import org.lingtan.api.rulebook.RulebookJson;
import org.lingtan.engine.release.Publishers;
import org.lingtan.engine.rulebook.RulebookId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Another person releases what the author has signed; later, the same command changes the days of the version. */
@Command(name = "release")
final class RulebookReleaseCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private PersonOptions person = new PersonOptions();

    @Parameters(index = "0", paramLabel = "FOLDER")
    private String folder = "";

    @ArgGroup
    private Change change = new Change();

    @Option(names = "--by", paramLabel = "ID@VERSION")
    private @Nullable String by;

    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason = "";

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    /** At most one change of the days; none releases the version. */
    static final class Change {

        @Option(names = "--last-day", paramLabel = "DATE|none")
        private @Nullable String lastDay;

        @Option(names = "--superseded-from", paramLabel = "DATE")
        private @Nullable String supersededFrom;

        @Option(names = "--withdrawn-from", paramLabel = "DATE")
        private @Nullable String withdrawnFrom;
    }

    RulebookReleaseCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Path version = Options.version(folder);
        if ((by != null) != (change.supersededFrom != null)) {
            throw Options.wrong(spec, "usage.superseded", "--superseded-from");
        }
        boolean changes = change.lastDay != null || change.supersededFrom != null || change.withdrawnFrom != null;
        if (changes && reason.isBlank()) {
            throw Options.wrong(spec, "usage.missing-option", "--reason", "--reason", "lingtan rulebook release");
        }
        Optional<Publishers> publishers = person.publishers();
        Bookcase books = desk.books(Options.beside(version, folders));
        report(
                desk,
                format,
                person.signing(
                        desk, signer -> state(new ReleaseDesk(books, version, signer, desk.clock(), publishers))));
        return ExitCode.OK;
    }

    private ReleaseDesk.Done state(ReleaseDesk release) throws IOException {
        if (change.lastDay != null) {
            return release.extend(change.lastDay.equals("none") ? null : day("--last-day", change.lastDay), reason);
        }
        if (change.supersededFrom != null) {
            RulebookId next = Options.rulebook(spec, "--by", String.valueOf(by));
            if (!next.isPinned()) {
                throw Options.wrong(spec, "usage.rulebook-form", "--by", next);
            }
            return release.supersede(day("--superseded-from", change.supersededFrom), next, reason);
        }
        if (change.withdrawnFrom != null) {
            return release.withdraw(day("--withdrawn-from", change.withdrawnFrom), reason);
        }
        return release.release();
    }

    private LocalDate day(String option, String text) {
        return Options.date(spec, option, text);
    }

    static void report(Desk desk, FormatOption format, ReleaseDesk.Done done) {
        RecordPage page = new RecordPage(desk.texts(), done.book(), done.record());
        if (format.isJson()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put(
                    "rulebook",
                    Map.of(
                            "id", done.book().id().id(),
                            "version", done.book().id().version(),
                            "digest", done.book().digest()));
            json.put("file", done.file().toString());
            json.put("statement", RulebookJson.statement(done.statement()));
            json.put("release", RulebookJson.record(done.book(), done.record()));
            desk.sayJson(json);
        } else {
            desk.say(done.book().id() + "  " + done.book().digest());
            page.lines().forEach(desk::say);
        }
    }
}
