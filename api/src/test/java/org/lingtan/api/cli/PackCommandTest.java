package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Path park = Path.of("");

    @BeforeEach
    void copy_the_park() throws IOException {
        park = folder.resolve("park");
        EvaluateCommandTest.copyExample("office-park", park);
    }

    private Shell.Result pack(Path out, String... more) {
        return Shell.run(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("pack", park.toString(), "--out", out.toString()),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void a_package_inside_its_own_folder_is_refused_with_2() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), park);
        for (Path out : List.of(
                park.resolve("a.zip"),
                park.resolve("attachments/a.zip"),
                folder.resolve("park/../park/a.zip"),
                link.resolve("a.zip"))) {
            Shell.Result result = pack(out);
            assertAll(
                    () -> assertEquals(ExitCode.USAGE, result.code(), out + result.err()),
                    () -> assertTrue(result.err().contains("[usage.out-inside]"), result.err()),
                    () -> assertFalse(Files.exists(out)));
        }
        assertEquals(ExitCode.OK, pack(folder.resolve("park.zip")).code());
    }

    @Test
    void another_file_in_the_place_is_replaced_only_with_force() throws IOException {
        Path out = Files.writeString(folder.resolve("a.zip"), "mine", StandardCharsets.UTF_8);
        Shell.Result refused = pack(out);
        assertAll(
                () -> assertEquals(ExitCode.CONFLICT, refused.code(), refused.err()),
                () -> assertTrue(refused.err().contains("[conflict.package-exists]"), refused.err()),
                () -> assertEquals("mine", Files.readString(out)));
        assertEquals(ExitCode.OK, pack(out, "--force").code());
        assertTrue(Files.size(out) > 1000);
        assertEquals(ExitCode.OK, pack(out).code(), "the same bytes are no conflict");
        Path directory = Files.createDirectory(folder.resolve("directory.zip"));
        assertEquals(ExitCode.CONFLICT, pack(directory, "--force").code());
    }

    @Test
    void what_is_left_out_is_named_on_the_message_stream() throws IOException {
        Shell.Result nothing = pack(folder.resolve("a.zip"));
        Files.writeString(park.resolve("meter.csv"), "x", StandardCharsets.UTF_8);
        Files.createDirectory(park.resolve("notes"));
        Shell.Result result = pack(folder.resolve("b.zip"), "--lang", "en");
        assertAll(
                () -> assertEquals("", nothing.err()),
                () -> assertEquals(ExitCode.OK, result.code(), result.err()),
                () -> assertTrue(result.err().contains("Warning: meter.csv: "), result.err()),
                () -> assertTrue(result.err().contains("Warning: notes/: "), result.err()),
                () -> assertEquals(2, result.err().lines().count(), result.err()));
    }
}
