package org.lingtan.api.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command reads and writes. Text is UTF-8 whatever the platform prefers.
 *
 * @param in standard input, read as bytes
 * @param out results
 * @param err messages
 * @param environment the environment variables
 * @param showsOut whether a person watches {@code out}
 * @param showsErr whether a person watches {@code err}
 */
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean showsOut,
        boolean showsErr) {

    /** Copies the environment. */
    Terminal {
        environment = Map.copyOf(environment);
    }

    /**
     * The terminal of this process. The launcher script says which streams a person watches; without it nobody is
     * assumed to, since Java cannot tell the two streams apart.
     *
     * @return the terminal
     */
    static Terminal ofProcess() {
        String told = System.getProperty("lingtan.terminals", "");
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                stream(new FileOutputStream(FileDescriptor.out)),
                stream(new FileOutputStream(FileDescriptor.err)),
                System.getenv(),
                told.contains("out"),
                told.contains("err"));
    }

    static PrintStream stream(OutputStream bytes) {
        return new PrintStream(new java.io.BufferedOutputStream(bytes), false, StandardCharsets.UTF_8);
    }

    /**
     * Whether results may be coloured.
     *
     * @return false in a pipe, with {@code NO_COLOR}, or on a dumb terminal
     */
    boolean isColoured() {
        return showsOut
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /**
     * The language that the environment asks for.
     *
     * @return {@code zh} or {@code en}
     */
    String language() {
        for (String name : new String[] {"LINGTAN_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("zh") ? "zh" : "en";
            }
        }
        return "en";
    }
}
