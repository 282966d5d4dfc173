package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.NewClause;
import org.lingtan.api.rulebook.RulebookDrafts;
import org.lingtan.engine.release.Statement;
import org.lingtan.engine.rulebook.RulebookId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a draft: a version, an edition, a rulebook, or a clause in a draft. */
@Command(name = "new")
final class RulebookNewCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "BOOK")
    private @Nullable String source;

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable String out;

    @Option(names = "--version", paramLabel = "VERSION")
    private @Nullable String version;

    @Option(names = "--effective", paramLabel = "DATE")
    private @Nullable String effective;

    @Option(names = "--edition", paramLabel = "EDITION")
    private @Nullable String edition;

    @Option(names = "--id", paramLabel = "ID")
    private @Nullable String id;

    @Option(names = "--clause", paramLabel = "SYSTEM/CLAUSE")
    private @Nullable String clause;

    @Option(names = "--number", paramLabel = "NUMBER")
    private @Nullable String number;

    @Option(names = "--like", paramLabel = "CRITERION")
    private @Nullable String like;

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    RulebookNewCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        return clause == null ? draft() : clause(clause);
    }

    private int draft() throws IOException {
        refuse("--clause", number, like);
        Bookcase books = desk.books(folders);
        Map<String, byte[]> files = source == null ? RulebookDrafts.template() : source(books, source);
        String name = id != null
                ? id
                : source == null ? "" : RulebookDrafts.idOf(files).id();
        RulebookId wanted = Options.rulebook(spec, "--id, --version", name + "@" + needed("--version", version));
        LocalDate first = Options.date(spec, "--effective", needed("--effective", effective));
        boolean sister = books.ids().stream().anyMatch(known -> known.id().equals(name))
                || (source != null && RulebookDrafts.idOf(files).id().equals(name));
        if (books.ids().contains(wanted)
                || (source != null && RulebookDrafts.idOf(files).equals(wanted))) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "new.version-taken", "--version", wanted);
        }
        LocalDate today = Statement.dayOf(desk.clock().instant());
        if (sister && !first.isAfter(today)) {
            throw Options.wrong(spec, "new.past-day", "--effective", first, today);
        }
        RulebookDrafts.Wish wish = new RulebookDrafts.Wish(wanted, first, Optional.ofNullable(edition));
        Path folder = RulebookDrafts.start(files, wish, Options.path(needed("--out", out)));
        report(wanted.toString(), folder, List.of());
        return ExitCode.OK;
    }

    private Map<String, byte[]> source(Bookcase books, String named) {
        if (Options.isId(named)) {
            return books.files(books.newest(Options.rulebook(spec, "BOOK", named)));
        }
        return RulebookDrafts.files(Options.version(named));
    }

    private int clause(String place) throws IOException {
        refuse("--out", out, version, effective, edition);
        Path folder = Options.version(needed("BOOK", source));
        String name = id != null ? id : place.substring(place.indexOf('/') + 1);
        NewClause wish = new NewClause(place, name, needed("--number", number), Optional.ofNullable(like));
        report(name, folder, RulebookDrafts.addClause(folder, wish));
        return ExitCode.OK;
    }

    /** Options of one kind of draft mean nothing for the other; ignoring them would mislead. */
    private void refuse(String goesWith, @Nullable String... given) {
        for (String value : given) {
            if (value != null) {
                throw Options.wrong(spec, "usage.not-together", goesWith, value);
            }
        }
    }

    private String needed(String option, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Options.wrong(spec, "usage.missing-option", option, option, "lingtan rulebook new");
        }
        return value;
    }

    private void report(String name, Path folder, List<String> files) {
        if (format.isJson()) {
            desk.sayJson(Map.of("draft", name, "folder", folder.toString(), "files", files));
            return;
        }
        desk.say(folder.toString());
        files.forEach(file -> desk.say("  " + file));
        desk.terminal().err().print(desk.texts().get("new.next", folder, folder) + "\n");
    }
}
