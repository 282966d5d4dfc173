package org.lingtan.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.Refusal;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.RulebookBench;
import org.lingtan.engine.release.Publishers;
import org.lingtan.engine.rulebook.RulebookId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What the values of options mean, and how a wrong one is refused. */
final class Options {

    private Options() {}

    static ParameterException wrong(CommandSpec spec, String code, String option, Object... found) {
        Refusal refusal = Refusal.of(Refusal.Reason.USAGE, code, option, found);
        return new ParameterException(spec.commandLine(), String.valueOf(refusal.getMessage()), refusal);
    }

    static Optional<LocalDate> date(CommandSpec spec, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw wrong(spec, "usage.date", "--date", text);
        }
    }

    static LocalDate date(CommandSpec spec, String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(spec, "usage.date", option, text);
        }
    }

    static RulebookId rulebook(CommandSpec spec, String option, String text) {
        try {
            return RulebookId.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(spec, "usage.rulebook-form", option, text);
        }
    }

    static List<RulebookId> rulebooks(CommandSpec spec, List<String> texts) {
        return texts.stream().map(text -> rulebook(spec, "--rulebook", text)).toList();
    }

    /** Checks early that a folder or file named on the command line is there. */
    static Path existing(String text) {
        Path path = path(text);
        if (!Files.exists(path)) {
            throw Refusal.of(Refusal.Reason.IO, "io.missing", text);
        }
        return path;
    }

    /** A book to work on: the folder of a version, or a rulebook within reach. */
    static RulebookBench bench(Bookcase books, CommandSpec spec, String named) {
        if (isId(named)) {
            return RulebookBench.of(books, books.newest(rulebook(spec, "BOOK", named)));
        }
        existing(path(named).resolve("rulebook.yaml").toString());
        return RulebookBench.of(books, path(named));
    }

    /** A book whose files are those that were released, or a draft: what is compared must be what it bears the name of. */
    static RulebookBench sound(Bookcase books, CommandSpec spec, String named) {
        RulebookBench bench = bench(books, spec, named);
        bench.record(books);
        return bench;
    }

    /** Whether a book is named by its id, not by its folder. */
    static boolean isId(String named) {
        return named.matches("[a-z][a-z0-9-]*(@.*)?");
    }

    /** The folder of a version. */
    static Path version(String named) {
        existing(path(named).resolve("rulebook.yaml").toString());
        return path(named);
    }

    /** Folders of rulebooks, and the one that a version lies in as {@code <id>/<version>}: its sisters matter. */
    static List<String> beside(Path version, List<String> folders) throws IOException {
        List<String> all = new ArrayList<>(folders);
        Path full = version.toRealPath();
        if (full.getNameCount() >= 2 && String.valueOf(full.getFileName()).matches("[0-9]+[.][0-9]+[.][0-9]+")) {
            all.add(full.resolve("../..").normalize().toString());
        }
        return all;
    }

    static Publishers publishers(String named) throws IOException {
        return Publishers.read(named, Files.readString(existing(named)));
    }

    static List<Path> existing(List<String> texts) {
        return texts.stream().map(Options::existing).toList();
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (java.nio.file.InvalidPathException e) {
            throw Refusal.of(Refusal.Reason.IO, "io.missing", text);
        }
    }
}
