package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the commands that the readmes show. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(?:sh)?\\n(.*?)```");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)");

    @TempDir
    private Path folder = Path.of("");

    private static List<String> lines(String file) throws IOException {
        List<String> lines = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Shell.ROOT.resolve(file), StandardCharsets.UTF_8));
        while (block.find()) {
            block.group(1)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(lines::add);
        }
        return lines;
    }

    static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String file : List.of("README.md", "examples/README.md")) {
            for (String line : lines(file)) {
                if (line.startsWith("./lingtan ") || line.startsWith("lingtan ")) {
                    commands.add(line.substring(line.indexOf(' ') + 1));
                }
            }
        }
        return commands.stream().distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_shown_runs(String command) {
        String[] args = command.replace(" target/", " " + folder.resolve("target") + "/")
                .replace("examples/", Shell.EXAMPLES + "/")
                .split(" ");
        Shell.Result result = Shell.run(args);
        assertTrue(result.code() == ExitCode.OK || result.code() == ExitCode.NEGATIVE, result.err());
        assertTrue(!result.out().isBlank(), result.err());
    }

    @Test
    void the_first_block_builds_and_evaluates_and_the_second_runs_all_tests() throws IOException {
        List<String> lines = lines("README.md");
        assertEquals("mvn -B -q -DskipTests package", lines.get(0));
        assertTrue(lines.get(1).startsWith("./lingtan evaluate examples/"), lines.get(1));
        assertEquals("mvn -B verify", lines.get(2));
        assertTrue(Files.readString(Shell.ROOT.resolve(".ci/run"), StandardCharsets.UTF_8)
                .contains(lines.get(2)));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"README.md", "CONTRIBUTING.md", "api/README.md"})
    void every_link_leads_somewhere(String file) throws IOException {
        Path page = Shell.ROOT.resolve(file);
        Matcher link = LINK.matcher(Files.readString(page, StandardCharsets.UTF_8));
        int found = 0;
        while (link.find()) {
            found++;
            assertTrue(Files.exists(page.resolveSibling(link.group(1))), file + " links to " + link.group(1));
        }
        assertTrue(found > 0, file + " has no links");
    }
}
