package org.lingtan.report.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where the password of a key file comes from. Never the command line, which every user of a machine can read. */
@FunctionalInterface
public interface KeyPassword {

    /** The environment variable with the password of {@code --key}. */
    String VARIABLE = "LINGTAN_KEY_PASSWORD";

    /**
     * Looks for the password.
     *
     * @param keyFile the key file
     * @return the password; empty if this source has none
     * @throws IOException if a file cannot be read
     */
    Optional<char[]> find(Path keyFile) throws IOException;

    /**
     * Asks another source where this one has no password.
     *
     * @param next the other source
     * @return both
     */
    default KeyPassword or(KeyPassword next) {
        return keyFile -> {
            Optional<char[]> found = find(keyFile);
            return found.isPresent() ? found : next.find(keyFile);
        };
    }

    /**
     * The first line of a file of mode 600.
     *
     * @param file the file
     * @return the source; reading a file that others can read is refused with {@code key.mode}
     */
    static KeyPassword file(Path file) {
        return keyFile -> {
            PrivateFile.check(file);
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            return Optional.of((end < 0 ? text : text.substring(0, end)).toCharArray());
        };
    }

    /**
     * The file {@code <key file>.password} beside the key, where there is one.
     *
     * @return the source
     */
    static KeyPassword beside() {
        return keyFile ->
                Files.exists(besideOf(keyFile)) ? file(besideOf(keyFile)).find(keyFile) : Optional.empty();
    }

    /**
     * The environment variable {@value #VARIABLE}.
     *
     * @param environment the environment
     * @return the source
     */
    static KeyPassword environment(Map<String, String> environment) {
        return keyFile -> Optional.ofNullable(environment.get(VARIABLE)).map(String::toCharArray);
    }

    /**
     * A question to the person at the terminal.
     *
     * @param question asks for the password of a key file; empty where nobody is there to answer
     * @return the source
     */
    static KeyPassword prompt(Function<Path, Optional<char[]>> question) {
        return question::apply;
    }

    /**
     * What the command line offers where no file is named: the environment, then the file beside the key.
     *
     * @param environment the environment
     * @return the source
     */
    static KeyPassword usual(Map<String, String> environment) {
        return environment(environment).or(beside());
    }

    /**
     * The file in which a password made by Lingtan stands.
     *
     * @param keyFile the key file
     * @return the file beside it
     */
    static Path besideOf(Path keyFile) {
        return keyFile.resolveSibling(keyFile.getFileName() + ".password");
    }
}
