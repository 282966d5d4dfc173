package org.lingtan.api.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.outcome.CanonicalJson;

/** What every command works with: where to write, and in which language. */
final class Desk {

    private static final int MOST_OF_A_CODE = 10;

    private final Terminal terminal;
    private final CommandTexts texts;
    private final Clock clock;

    Desk(Terminal terminal, CommandTexts texts) {
        this(terminal, texts, Clock.systemUTC());
    }

    Desk(Terminal terminal, CommandTexts texts, Clock clock) {
        this.terminal = terminal;
        this.texts = texts;
        this.clock = clock;
    }

    /** Tells when something is signed. No assessment asks it. */
    Clock clock() {
        return clock;
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
        for (String line : lines(problems)) {
            terminal.err().print(line + "\n");
        }
    }

    /** Problems as lines, in their order. Of more than ten warnings of one code the rest is only counted, at the end. */
    List<String> lines(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> told = new TreeMap<>();
        for (Problem problem : problems) {
            if (problem.isError() || told.merge(problem.code(), 1, Integer::sum) <= MOST_OF_A_CODE) {
                lines.add(line(problem));
            }
        }
        told.forEach((code, count) -> {
            if (count > MOST_OF_A_CODE) {
                lines.add(texts.get("problem.more", count - MOST_OF_A_CODE, code));
            }
        });
        return lines;
    }

    /** One problem as a line: weight, place, cause and remedy, code. */
    String line(Problem problem) {
        return texts.get(problem.isError() ? "problem.error" : "problem.warning") + " " + problem.place() + ": "
                + problem.message().in(texts.language()) + " [" + problem.code() + "]";
    }
}
