package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lingtan.api.evidence.PackageTemplate;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.UnknownRulebookException;
import org.lingtan.engine.release.Statement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a park fills in for a rulebook. */
@Command(name = "template")
final class TemplateCommand implements Callable<Integer> {

    private final Desk desk;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FormatOption format = new FormatOption();

    @Parameters(index = "0", paramLabel = "ID[@VERSION]")
    private String rulebook = "";

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private String out = "";

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    TemplateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        RulebookId id = Options.rulebook(spec, "ID@VERSION", rulebook);
        Bookcase books = desk.books(folders);
        Rulebook book = books.read(inForce(books, id));
        Path folder = Options.path(out);
        List<String> written = PackageTemplate.write(book, Catalogue.shipped(), folder);
        if (format.isJson()) {
            desk.sayJson(Map.of("rulebook", book.id().toString(), "folder", out, "files", written));
        } else {
            written.forEach(file -> desk.say(folder.resolve(file).toString()));
            desk.terminal().err().print(desk.texts().get("template.next", out) + "\n");
        }
        return ExitCode.OK;
    }

    /** What would judge an application of today; before the first day of a rulebook, its newest version. */
    private RulebookId inForce(Bookcase books, RulebookId id) {
        try {
            return books.library().resolve(id, Statement.dayOf(desk.clock().instant()));
        } catch (UnknownRulebookException notToday) {
            return books.newest(id);
        }
    }
}
