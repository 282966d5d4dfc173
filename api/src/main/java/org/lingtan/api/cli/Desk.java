package org.lingtan.api.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.outcome.CanonicalJson;

/** What every command works with: where to write, and in which language. */
final class Desk {

    private final Terminal terminal;
    private final CommandTexts texts;

    Desk(Terminal terminal, CommandTexts texts) {
        this.terminal = terminal;
        this.texts = texts;
    }

    Terminal terminal() {
        return terminal;
    }

    CommandTexts texts() {
        return texts;
    }

    /**
     * The rulebooks within reach. Compiled rules of others are kept only where {@code LINGTAN_HOME} says: evaluating a
     * package leaves nothing behind that nobody asked for.
     */
    Bookcase books(List<String> folders) {
        String home = terminal.environment().getOrDefault("LINGTAN_HOME", "");
        Optional<Path> cache =
                home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home).resolve("compiled"));
        return Bookcase.open(Options.existing(folders), cache);
    }

    /** Prints a line of the result. */
    void say(String line) {
        terminal.out().print(line);
        terminal.out().print('\n');
    }

    /** Prints an object of the stable JSON interface; the schema version is put in front. */
    void sayJson(Map<String, Object> object) {
        Map<String, Object> versioned = new LinkedHashMap<>();
        versioned.put("schemaVersion", "1");
        versioned.putAll(object);
        say(CanonicalJson.write(versioned));
    }

    /** Prints problems as messages, worst first. */
    void complain(List<Problem> problems) {
        for (Problem problem : problems) {
            terminal.err().print(line(problem) + "\n");
        }
    }

    /** One problem as a line: weight, place, cause and remedy, code. */
    String line(Problem problem) {
        return texts.get(problem.isError() ? "problem.error" : "problem.warning") + " " + problem.place() + ": "
                + problem.message().in(texts.language()) + " [" + problem.code() + "]";
    }
}
