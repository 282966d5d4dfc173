package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What packages the product says the same as the product. That the image starts is shown by {@code packaging/try-image}. */
class PackagingTest {

    private static final Path PACKAGING = Path.of("packaging");

    private static CommandLine serve() {
        Desk desk = new Desk(Terminal.ofProcess(), CommandTexts.in("en"), Clock.systemUTC());
        CommandLine root = Lingtan.commandLine(desk, new Failures(desk, false));
        return Objects.requireNonNull(root.getSubcommands().get("serve"));
    }

    private static void assertServes(List<String> words) {
        assertEquals("serve", words.get(0));
        words.stream()
                .filter(word -> word.startsWith("--"))
                .forEach(word -> assertNotNull(serve().getCommandSpec().findOption(word), word));
    }

    private static Map<String, String> unit() throws IOException {
        return Files.readAllLines(PACKAGING.resolve("lingtan.service")).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> first + " " + second));
    }

    @Test
    void the_unit_starts_the_server_as_it_understands_it_and_stops_it_as_it_must_be_stopped() throws IOException {
        Map<String, String> unit = unit();
        List<String> start = List.of(String.valueOf(unit.get("ExecStart")).split(" ", -1));
        assertServes(start.subList(1, start.size()));
        assertEquals("mixed", unit.get("KillMode"), "a signal to the database would end the requests under way");
        assertEquals("143", unit.get("SuccessExitStatus"));
        Set<Integer> hopeless = Arrays.stream(
                        String.valueOf(unit.get("RestartPreventExitStatus")).split(" ", -1))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        assertEquals(Set.of(ExitCode.USAGE, ExitCode.REFUSED, ExitCode.CONFLICT, ExitCode.NOT_PERMITTED), hopeless);
        assertEquals("", unit.get("CapabilityBoundingSet"));
        assertEquals("yes", unit.get("NoNewPrivileges"));
    }

    @Test
    void the_image_starts_the_server_as_it_understands_it_and_not_as_root() throws IOException {
        String script = Files.readString(PACKAGING.resolve("image"));
        Matcher command = Pattern.compile("\"Cmd\":\\[([^]]*)]").matcher(script);
        assertTrue(command.find());
        assertServes(List.of(command.group(1).replace("\"", "").split(",", -1)));
        assertTrue(script.contains("\"User\":\"10001:10001\""));
        assertTrue(script.contains("\"StopSignal\":\"SIGTERM\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "try-image", "lingtan.service", "README.md"})
    void no_file_names_a_host(String name) throws IOException {
        String text = Files.readString(PACKAGING.resolve(name)).replace("http://127.0.0.1:$port", "");
        assertFalse(Pattern.compile("https?://|[a-z]+[.](?:com|org/|io/|net)")
                .matcher(text)
                .find());
        assertTrue(Optional.of(name).filter(file -> file.contains(".")).isPresent()
                || Files.isExecutable(PACKAGING.resolve(name)));
    }
}
