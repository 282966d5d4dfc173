package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the editor's guide literally: every shell block, in one shell, in its order, as it stands in the readme. */
class EditorsGuideTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");

    @TempDir
    private Path folder = Path.of("");

    private static String guide() throws IOException {
        String readme = Files.readString(Shell.ROOT.resolve("rulebooks/README.md"), StandardCharsets.UTF_8);
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme.substring(readme.indexOf("## 编辑指南")));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        assertTrue(blocks.size() >= 8, "the guide has only " + blocks.size() + " blocks");
        return String.join("\n", blocks);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void the_whole_revision_from_new_to_release_runs_as_the_guide_shows_it() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        executable(
                folder.resolve("lingtan"),
                "#!/bin/sh\necho \"$@\" >> commands\nexec '%s' -XX:TieredStopAtLevel=1 -Xshare:auto -cp '%s' %s \"$@\"\n"
                        .formatted(java, classes, NoonLingtan.class.getName()));
        Files.createSymbolicLink(folder.resolve("examples"), Shell.EXAMPLES);
        executable(folder.resolve("guide.sh"), "set -eu\n" + guide());
        ProcessBuilder shell = new ProcessBuilder("bash", "guide.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        shell.environment().put("LINGTAN_HOME", folder.resolve("home").toString());
        int code = shell.start().waitFor();
        String said = Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
        String commands = Files.readString(folder.resolve("commands"), StandardCharsets.UTF_8);
        Path version;
        try (Stream<Path> drafts = Files.list(folder.resolve("drafts/nzcp"))) {
            version = drafts.filter(Files::isDirectory).findFirst().orElseThrow();
        }
        assertAll(
                () -> assertEquals(0, code, said),
                () -> assertTrue(said.contains("released by Li Wei (for evaluation only)"), said),
                () -> assertTrue(said.contains("release.same-person"), said),
                () -> assertTrue(Files.exists(version.resolve("release/0002-release.json")), said),
                () -> assertTrue(Files.exists(version.resolve("release/0004-withdrawal.json")), said),
                () -> assertTrue(commands.indexOf("rulebook diff") < commands.indexOf("rulebook release"), commands));
    }
}
