package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class CommandLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "evaluate|usage.missing-option",
                "evaluate x --nonsense|usage.wrong-option",
                "evaluate x y|usage.wrong-option",
                "nonsense|usage.wrong-option",
                "evaluate . --date yesterday|usage.date",
                "evaluate . --date 2026-02-30|usage.date",
                "evaluate . --format xml|usage.format",
                "evaluate . --lang fr|usage.language",
                "evaluate . --rulebook CNIP|usage.rulebook-form",
                "template cnip|usage.missing-option",
                "template ../cnip --out target/never|usage.rulebook-form",
                "rulebook show|usage.missing-option",
            })
    void a_wrong_command_line_ends_with_2_and_says_what_and_where_help_is(String line, String code) {
        Shell.Result result = Shell.run(line.split(" "));
        assertAll(
                () -> assertEquals(ExitCode.USAGE, result.code(), result.err()),
                () -> assertEquals("", result.out()),
                () -> assertTrue(result.err().contains("[" + code + "]"), result.err()));
    }

    @Test
    void nothing_typed_shows_the_help_on_the_message_stream() {
        Shell.Result result = Shell.run();
        assertAll(
                () -> assertEquals(ExitCode.USAGE, result.code()),
                () -> assertEquals("", result.out()),
                () -> assertTrue(result.err().startsWith("Examples:"), result.err()));
    }

    @ParameterizedTest
    @CsvSource({
        "evaluate target/absent.zip",
        "check target/absent.zip",
        "pack target/absent --out target/never.zip",
        "rulebook list --rulebooks target/absent",
        "rulebook lint target/absent/1.0.0",
        "rulebook test target/absent/1.0.0",
    })
    void a_missing_file_ends_with_7(String line) {
        Shell.Result result = Shell.run(line.split(" "));
        assertAll(
                () -> assertEquals(ExitCode.IO, result.code(), result.err()),
                () -> assertTrue(result.err().contains("target/absent"), result.err()),
                () -> assertTrue(result.err().contains("[io.missing]"), result.err()));
    }

    @Test
    void an_unknown_rulebook_ends_with_2_and_names_those_within_reach() {
        Shell.Result result = Shell.run("template", "nothing@1.0.0", "--out", "target/never");
        assertAll(
                () -> assertEquals(ExitCode.USAGE, result.code()),
                () -> assertTrue(result.err().contains("cnip@1.0.0"), result.err()));
    }

    @Test
    void every_help_starts_with_examples_in_both_languages() {
        for (String command : List.of(
                "",
                "evaluate",
                "check",
                "template",
                "pack",
                "rulebook",
                "rulebook list",
                "rulebook show",
                "rulebook lint",
                "rulebook test",
                "completion")) {
            String[] args = (command + " --help").strip().split(" ");
            Shell.Result english = Shell.run(new byte[0], Map.of("LANG", "en_GB.UTF-8"), args);
            Shell.Result chinese = Shell.run(new byte[0], Map.of("LC_ALL", "zh_CN.UTF-8", "LANG", "en_GB.UTF-8"), args);
            assertAll(
                    command,
                    () -> assertEquals(ExitCode.OK, english.code()),
                    () -> assertTrue(english.out().startsWith("Examples:\n  "), english.out()),
                    () -> assertTrue(chinese.out().startsWith("示例：\n  "), chinese.out()),
                    () -> assertEquals("", english.err()));
        }
    }

    @Test
    void the_option_for_the_language_wins_over_the_environment() {
        Shell.Result result =
                Shell.run(new byte[0], Map.of("LANG", "en_GB.UTF-8"), "--lang", "zh", "check", "target/absent");
        assertTrue(result.err().startsWith("错误："), result.err());
    }

    @Test
    void every_command_option_and_operand_is_described_in_both_languages() {
        for (String language : List.of("en", "zh")) {
            Desk desk = new Desk(Terminal.ofProcess(), CommandTexts.in(language));
            commands(Lingtan.commandLine(desk, new Failures(desk, false))).forEach(command -> {
                var spec = command.getCommandSpec();
                assertTrue(spec.usageMessage().description().length > 0, language + " " + spec.qualifiedName());
                for (ArgSpec arg : spec.args()) {
                    assertTrue(arg.description().length > 0, language + " " + spec.qualifiedName() + " " + arg);
                }
            });
        }
    }

    private static Stream<CommandLine> commands(CommandLine root) {
        return Stream.concat(
                Stream.of(root), root.getSubcommands().values().stream().flatMap(CommandLineTest::commands));
    }

    @Test
    void the_texts_exist_in_both_languages() {
        assertEquals(new TreeSet<>(CommandTexts.in("en").bundle().keySet()), ownKeys("messages_zh.properties"));
    }

    private static TreeSet<String> ownKeys(String resource) {
        java.util.Properties properties = new java.util.Properties();
        try (InputStream in = Lingtan.class.getResourceAsStream(resource)) {
            properties.load(
                    new java.io.InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    @Test
    void a_stack_trace_is_shown_only_with_debug() {
        Shell.Result plain = Shell.run("check", "target/absent");
        Shell.Result debug = Shell.run("check", "target/absent", "--debug");
        assertAll(
                () -> assertFalse(plain.err().contains("\tat ")),
                () -> assertTrue(debug.err().contains("\tat org.lingtan")),
                () -> assertEquals(plain.code(), debug.code()));
    }

    @Test
    void the_completion_script_knows_the_commands() {
        Shell.Result result = Shell.run("completion");
        assertAll(
                () -> assertEquals(ExitCode.OK, result.code()),
                () -> assertTrue(result.out().contains("complete -F _complete_lingtan"), "no completion function"),
                () -> assertTrue(result.out().contains("evaluate")));
    }

    @Test
    void the_version_names_the_licence() {
        Shell.Result result = Shell.run("--version");
        assertAll(
                () -> assertEquals(ExitCode.OK, result.code()),
                () -> assertTrue(result.out().contains("AGPL-3.0-only"), result.out()));
    }

    @Test
    void colours_need_a_terminal_and_respect_no_color() {
        assertAll(
                () -> assertTrue(terminal(true, Map.of()).isColoured()),
                () -> assertTrue(terminal(true, Map.of("NO_COLOR", "")).isColoured()),
                () -> assertFalse(terminal(true, Map.of("NO_COLOR", "1")).isColoured()),
                () -> assertFalse(terminal(true, Map.of("TERM", "dumb")).isColoured()),
                () -> assertFalse(terminal(false, Map.of()).isColoured()));
    }

    private static Terminal terminal(boolean watched, Map<String, String> environment) {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        return new Terminal(
                InputStream.nullInputStream(),
                Terminal.stream(sink),
                Terminal.stream(sink),
                environment,
                watched,
                watched);
    }
}
