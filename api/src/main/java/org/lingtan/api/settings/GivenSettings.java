package org.lingtan.api.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.source.Problem;

/** The settings as they were given, not looked at yet: the file, and the command line, which wins. */
public final class GivenSettings {

    private final Map<SettingKey, List<Given>> values;
    private final List<Problem> problems;
    private final Path folder;

    private GivenSettings(Map<SettingKey, List<Given>> values, List<Problem> problems, Path folder) {
        this.values = values;
        this.problems = problems;
        this.folder = folder;
    }

    /**
     * Nothing given yet.
     *
     * @return no settings
     */
    public static GivenSettings none() {
        return new GivenSettings(new EnumMap<>(SettingKey.class), List.of(), Path.of(""));
    }

    /**
     * What a file says. Paths in it count from its folder.
     *
     * @param file the file
     * @return the settings
     * @throws IOException if it cannot be read
     * @throws org.lingtan.catalog.source.SourceException if it is not YAML
     */
    public static GivenSettings of(Path file) throws IOException {
        SettingsFile read = new SettingsFile(file, file.toString());
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        return new GivenSettings(read.values(), read.problems(), folder);
    }

    /**
     * These, but for what the command line says otherwise.
     *
     * @param key the key
     * @param texts its values there; none changes nothing
     * @return the settings
     */
    public GivenSettings with(SettingKey key, List<String> texts) {
        if (texts.isEmpty()) {
            return this;
        }
        Map<SettingKey, List<Given>> more = new EnumMap<>(values);
        String place = key.findOption().orElseThrow();
        more.put(
                key,
                texts.stream()
                        .map(text -> new Given(text, place, Given.Origin.COMMAND_LINE))
                        .toList());
        return new GivenSettings(more, problems, folder);
    }

    /** What is wrong with the file as such. */
    List<Problem> problems() {
        return problems;
    }

    List<Given> all(SettingKey key) {
        return values.getOrDefault(key, List.of());
    }

    /** The value of a key, or the usual one; empty if there is neither. */
    Optional<Given> find(SettingKey key) {
        List<Given> given = all(key);
        if (!given.isEmpty()) {
            return Optional.of(given.get(given.size() - 1));
        }
        return key.usual().isEmpty()
                ? Optional.empty()
                : Optional.of(new Given(key.usual(), key.path(), Given.Origin.USUAL));
    }

    /** A path that was given; those of a file count from its folder. */
    Path path(Given given) {
        Path path = Path.of(given.text());
        return given.origin() == Given.Origin.FILE ? folder.resolve(path).normalize() : path;
    }
}
