package org.lingtan.api.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.catalog.source.YamlNode;

/** Reads a settings file: YAML of two levels, as text with its lines. Every key that nobody knows is a problem. */
final class SettingsFile {

    private static final int MOST_BYTES = 1 << 20;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private final Map<SettingKey, List<Given>> values = new EnumMap<>(SettingKey.class);
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Reads a file.
     *
     * @param file the file
     * @param name how it is called in complaints
     * @throws IOException if it cannot be read
     * @throws SourceException if it is not YAML
     */
    SettingsFile(Path file, String name) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new SourceException(List.of(SettingTexts.problem("settings.too-long", name, MOST_BYTES)));
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        if (!text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            each(YamlNode.read(name, text), "", this::take);
        }
    }

    Map<SettingKey, List<Given>> values() {
        return values;
    }

    List<Problem> problems() {
        return problems;
    }

    private void each(YamlNode map, String group, BiConsumer<String, YamlNode> taker) {
        map.entries().forEach((key, value) -> taker.accept(group + key, value));
    }

    private void take(String path, YamlNode value) {
        if (SettingKey.groups().contains(path)) {
            if (value.isMap()) {
                each(value, path + ".", this::take);
            } else {
                problems.add(SettingTexts.problem("settings.group", value.place(), path));
            }
            return;
        }
        SettingKey.find(path)
                .ifPresentOrElse(
                        key -> take(key, value),
                        () -> problems.add(
                                SettingTexts.problem("settings.unknown", value.place(), path, nearest(path))));
    }

    private void take(SettingKey key, YamlNode value) {
        try {
            List<YamlNode> items = key.isList() && value.isList() ? value.items() : List.of(value);
            values.put(
                    key,
                    items.stream()
                            .map(item -> new Given(item.text(), item.place(), Given.Origin.FILE))
                            .toList());
        } catch (SourceException otherKind) {
            problems.addAll(otherKind.problems());
        }
    }

    /** The known key that is most like an unknown one, by its last word first; of several the first. */
    static String nearest(String path) {
        return Stream.concat(Arrays.stream(SettingKey.values()).map(SettingKey::path), SettingKey.groups().stream())
                .min(Comparator.comparingInt((String known) ->
                                Math.min(DISTANCE.apply(known, path), DISTANCE.apply(last(known), last(path))))
                        .thenComparingInt(known -> DISTANCE.apply(known, path)))
                .orElseThrow();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
