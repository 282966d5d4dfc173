package org.lingtan.api.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;

/** Runs commands in this process, as a pipe would see them. */
final class Shell {

    /** The root of the repository: tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final Path EXAMPLES = ROOT.resolve("examples");

    private Shell() {}

    record Result(int code, String out, String err) {
        JsonNode json() {
            return JsonSource.read("stdout", out);
        }
    }

    static Result run(String... args) {
        return run(new byte[0], Map.of(), args);
    }

    /** The day on which tests sign; no test depends on the day it runs. */
    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T04:00:00Z"), ZoneOffset.UTC);

    static Result run(Clock clock, String... args) {
        return run(clock, new byte[0], Map.of(), args);
    }

    static Result run(byte[] in, Map<String, String> environment, String... args) {
        return run(NOON, in, environment, args);
    }

    private static Result run(Clock clock, byte[] in, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(in), Terminal.stream(out), Terminal.stream(err), environment, false, false);
        int code = Lingtan.run(args, terminal, clock);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
