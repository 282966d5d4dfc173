package org.lingtan.catalog.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.lingtan.catalog.Text;

/**
 * The texts of a feature's problems, read from a YAML resource: by code a severity and, in zh and en, the cause and the
 * remedy, with {@code {0}}, {@code {1}} ... for what was found.
 */
public final class ProblemTexts {

    private static final int MAX_QUOTED = 120;

    private record Entry(Severity severity, Text text) {}

    private final Map<String, Entry> entries;

    private ProblemTexts(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads the texts that stand beside a class.
     *
     * @param owner a class of the feature
     * @param resource the name of the resource, relative to the class
     * @return the texts
     * @throws IllegalStateException if the resource is missing
     */
    public static ProblemTexts of(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The texts (%s) beside %s are missing.".formatted(resource, owner));
            }
            YamlNode root = YamlNode.read(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Entry> entries = new LinkedHashMap<>();
            root.entries().forEach((code, node) -> {
                node.only("severity", "zh", "en");
                Severity severity = node.get("severity").text().equals("error") ? Severity.ERROR : Severity.WARNING;
                entries.put(code, new Entry(severity, node.bilingual()));
            });
            return new ProblemTexts(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A problem with its text filled in.
     *
     * @param code a code of these texts
     * @param place where it stands
     * @param found what was found, for {@code {0}} onwards, a {@link Text} in each language; shortened to 120 characters each, control characters shown
     *     as a question mark
     * @return the problem
     * @throws IllegalArgumentException if the code is unknown
     */
    public Problem problem(String code, String place, Object... found) {
        Entry entry = entries.get(code);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "The problem code (%s) has no text. Maybe add it to the texts.".formatted(code));
        }
        return new Problem(
                code,
                entry.severity(),
                place,
                new Text(
                        fill(entry.text().zh(), Text::zh, found),
                        fill(entry.text().en(), Text::en, found)));
    }

    /**
     * The codes that have a text.
     *
     * @return the codes
     */
    public Set<String> codes() {
        return Set.copyOf(entries.keySet());
    }

    private static String fill(String template, Function<Text, String> language, Object... found) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            if (c == '{' && at + 2 < template.length() && template.charAt(at + 2) == '}') {
                int index = template.charAt(at + 1) - '0';
                if (index >= 0 && index < found.length) {
                    Object shown = found[index];
                    result.append(quote(shown instanceof Text text ? language.apply(text) : String.valueOf(shown)));
                    at += 3;
                    continue;
                }
            }
            result.append(c);
            at++;
        }
        return result.toString();
    }

    private static String quote(String value) {
        String shown = value.codePointCount(0, value.length()) <= MAX_QUOTED
                ? value
                : value.substring(0, value.offsetByCodePoints(0, MAX_QUOTED)) + "…";
        StringBuilder clean = new StringBuilder();
        shown.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean hidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
            clean.appendCodePoint(hidden ? '?' : c);
        });
        return clean.toString();
    }
}
