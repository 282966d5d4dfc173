package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A draft of nzcp, and people who sign and release it by the command line. */
abstract class ReleaseSteps {

    @TempDir
    Path folder = Path.of("");

    final Shell.Result bench(String... args) {
        List<String> all = new ArrayList<>(List.of("rulebook"));
        all.addAll(List.of(args));
        return Shell.run(all.toArray(String[]::new));
    }

    final Path draft() {
        Shell.Result result =
                bench("new", "nzcp", "--version", "2027.1.0", "--effective", "2027-01-01", "--out", drafts());
        assertEquals(ExitCode.OK, result.code(), result.err());
        return folder.resolve("drafts/nzcp/2027.1.0");
    }

    final String drafts() {
        return folder.resolve("drafts").toString();
    }

    final Shell.Result states(String command, Path draft, String key, String... more) {
        List<String> args = new ArrayList<>(List.of(
                command,
                draft.toString(),
                "--data",
                folder.resolve("home").toString(),
                "--key",
                folder.resolve(key + ".p12").toString()));
        args.addAll(List.of(more));
        return bench(args.toArray(String[]::new));
    }

    static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertTrue(text.contains(from), file + " does not say " + from);
        Files.writeString(file, text.replace(from, to), StandardCharsets.UTF_8);
    }
}
