package org.lingtan.api.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.ReferencePage;
import org.lingtan.api.rulebook.RulebookBench;
import org.lingtan.api.rulebook.RulebookJson;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.BookVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a rulebook asks, its numbers with their basis, and its levels. */
@Command(name = "show")
final class RulebookShowCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(index = "0", paramLabel = "BOOK")
    private String rulebook = "";

    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable String out;

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    RulebookShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Bookcase books = desk.books(folders);
        RulebookBench bench = Options.bench(books, spec, rulebook);
        BookVersion version = bench.version();
        Rulebook book = version.rulebook();
        ReleaseRecord stated = bench.record(books);
        if (out != null) {
            return write(version, stated, Options.path(out));
        }
        RecordPage record = new RecordPage(desk.texts(), book, stated);
        if (format.isJson()) {
            desk.sayJson(RulebookJson.whole(book, stated));
        } else {
            print(book, record);
        }
        return ExitCode.OK;
    }

    /** One page for each language; pages that are there already are somebody's and stay. */
    private int write(BookVersion version, ReleaseRecord stated, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> pages = new ArrayList<>();
        for (String language : List.of("zh", "en")) {
            String file = folder.resolve(ReferencePage.file(version.rulebook(), language))
                    .toString();
            try (Writer page = RulebookImpactCommand.newFile(file)) {
                new ReferencePage(
                                version,
                                new RecordPage(CommandTexts.in(language), version.rulebook(), stated).words(),
                                language)
                        .write(page);
            }
            pages.add(file);
        }
        if (format.isJson()) {
            desk.sayJson(Map.of("rulebook", version.rulebook().id().toString(), "pages", pages));
        } else {
            pages.forEach(desk::say);
        }
        return ExitCode.OK;
    }

    /** What can come out; where it is no matter of scores, without them. */
    private TextTable levels(Rulebook book) {
        CommandTexts texts = desk.texts();
        boolean areScored = Level.areScored(book.levels());
        TextTable levels = areScored
                ? new TextTable(texts.get("show.level"), texts.get("show.score"), texts.get("show.offsets"))
                : new TextTable(texts.get("show.conclusion"), texts.get("show.offsets"));
        for (Level level : book.levels()) {
            String title = level.titles().in(texts.language());
            String offsets = texts.get("offsets." + RulebookJson.offsets(level));
            if (areScored) {
                levels.row(title, String.valueOf(level.score()), offsets);
            } else {
                levels.row(title, offsets);
            }
        }
        return levels;
    }

    private void print(Rulebook book, RecordPage record) {
        CommandTexts texts = desk.texts();
        String language = texts.language();
        desk.say(book.id() + "  " + book.titles().in(language));
        desk.say(texts.get("show.edition", book.standard(), book.edition(), book.effectiveFrom(), book.digest()));
        record.lines().forEach(desk::say);
        desk.say("");
        TextTable criteria = new TextTable(
                texts.get("show.criterion"),
                texts.get("show.clause"),
                texts.get("show.title"),
                texts.get("show.basis"),
                texts.get("show.evidence"));
        for (Criterion criterion : book.criteria()) {
            criteria.row(
                    criterion.id(),
                    criterion.clause(),
                    criterion.titles().in(language),
                    texts.get("basis." + criterion.basis()),
                    String.join(", ", RulebookJson.topics(criterion)));
        }
        criteria.lines().forEach(desk::say);
        desk.say("");
        levels(book).lines().forEach(desk::say);
        desk.say("");
        TextTable parameters = new TextTable(
                texts.get("show.parameter"), texts.get("show.unit"), texts.get("show.basis"), texts.get("show.source"));
        for (Parameter parameter : book.parameters().all()) {
            parameters.row(
                    parameter.id(),
                    parameter.unit(),
                    texts.get("basis." + parameter.basis()),
                    parameter.source().in(language));
        }
        parameters.lines().forEach(desk::say);
    }
}
