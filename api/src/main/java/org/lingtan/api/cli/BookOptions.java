package org.lingtan.api.cli;

import java.util.ArrayList;
import java.util.List;
import org.lingtan.api.rulebook.RulebookBench;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The book that a command of the bench works on, and where the rulebooks stand that it may depend on. */
final class BookOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "BOOK")
    private String book = "";

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    /** The book as it was named. */
    String named() {
        return book;
    }

    RulebookBench bench(Desk desk) {
        return Options.bench(desk.books(folders), spec, book);
    }
}
