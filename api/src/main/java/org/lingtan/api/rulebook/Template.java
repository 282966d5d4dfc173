package org.lingtan.api.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The template that is shipped beside the rulebooks. */
final class Template {

    static final String ID = "template";
    static final String CLAUSE = "system/clause-slug/";
    static final String SLUG = "clause-slug";

    private static final String PLACE = "books/_template/";
    private static final List<String> PATHS = List.of(
            "rulebook.yaml",
            "parameters.yaml",
            "levels.yaml",
            "packages/everything-full.yaml",
            "packages/nothing-evidenced.yaml",
            CLAUSE + "clause.yaml",
            CLAUSE + SLUG + ".drl",
            CLAUSE + SLUG + ".cases.yaml");

    private Template() {}

    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String path : PATHS) {
            try (InputStream in = Template.class.getClassLoader().getResourceAsStream(PLACE + path)) {
                if (in == null) {
                    throw new IllegalStateException("The template has no file (%s).".formatted(path));
                }
                files.put(path, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
