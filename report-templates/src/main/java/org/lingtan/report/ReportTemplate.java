package org.lingtan.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.outcome.CanonicalJson;

/**
 * How a certification body wants its reports: which parts in which order, colours, a logo, and texts. A template is a
 * folder with {@code template.yaml}, and, where wanted, {@code texts.properties}, {@code texts_zh.properties} and a logo;
 * a text that it leaves out is the shipped one. It can neither compute nor leave out what a certificate must say: the
 * cover is always there.
 */
public final class ReportTemplate {

    /** The version of the code that lays out. It rises with every change of it that moves, adds or drops anything. */
    static final int LAYOUT = 11;

    /** Every part a template may name. */
    public static final List<String> PARTS = List.of(
            "cover",
            "result",
            "groups",
            "gap",
            "criteria",
            "measures",
            "offsets",
            "exclusions",
            "review",
            "basis",
            "trace",
            "verification");

    private static final List<String> COLOURS =
            List.of("accent", "tint", "ink", "muted", "line", "proved", "claimed", "possible", "warning");

    private static final int MAX_LOGO = 1_000_000;
    private static final ProblemTexts PROBLEMS = ProblemTexts.of(ReportTemplate.class, "problems.yaml");

    private final String id;
    private final List<String> parts;
    private final Map<String, Integer> colours;
    private final Map<String, Text> texts;
    private final Optional<byte[]> logo;

    private ReportTemplate(
            String id,
            List<String> parts,
            Map<String, Integer> colours,
            Map<String, Text> texts,
            Optional<byte[]> logo) {
        this.id = id;
        this.parts = List.copyOf(parts);
        this.colours = Map.copyOf(colours);
        this.texts = Map.copyOf(texts);
        this.logo = logo;
    }

    private static final class Ready {
        static final ReportTemplate SHIPPED = of(
                "templates/lingtan/template.yaml",
                resource("template.yaml"),
                texts(resource("texts_zh.properties"), resource("texts.properties"), "templates/lingtan"),
                Optional.empty());

        private static String resource(String name) {
            try (InputStream in = ReportTemplate.class.getResourceAsStream("templates/lingtan/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("The template file (%s) is missing.".formatted(name));
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The template of this project.
     *
     * @return the template
     */
    public static ReportTemplate shipped() {
        return Ready.SHIPPED;
    }

    /**
     * Reads a template.
     *
     * @param folder the folder with {@code template.yaml}
     * @return the template
     * @throws SourceException if a file says something a template cannot say
     * @throws UncheckedIOException if a file cannot be read
     */
    public static ReportTemplate of(Path folder) {
        Map<String, Text> texts = new LinkedHashMap<>(shipped().texts);
        Map<String, Text> own =
                texts(file(folder, "texts_zh.properties"), file(folder, "texts.properties"), folder.toString());
        own.keySet().stream().filter(key -> !texts.containsKey(key)).findFirst().ifPresent(key -> {
            throw refuse("template.text", folder.resolve("texts.properties").toString(), key);
        });
        texts.putAll(own);
        Path logo = folder.resolve("logo.png");
        try {
            Optional<byte[]> image = Files.exists(logo) ? Optional.of(Files.readAllBytes(logo)) : Optional.empty();
            if (image.isPresent() && (image.get().length > MAX_LOGO || !isPng(image.get()))) {
                throw refuse("template.logo", logo.toString());
            }
            return of(
                    folder.resolve("template.yaml").toString(),
                    Files.readString(folder.resolve("template.yaml")),
                    texts,
                    image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPng(byte[] image) {
        return image.length > 8 && image[0] == (byte) 0x89 && image[1] == 'P' && image[2] == 'N' && image[3] == 'G';
    }

    private static String file(Path folder, String name) {
        try {
            return Files.exists(folder.resolve(name)) ? Files.readString(folder.resolve(name)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReportTemplate of(String file, String yaml, Map<String, Text> texts, Optional<byte[]> logo) {
        YamlNode root = YamlNode.read(file, yaml);
        root.only("id", "colours", "parts");
        List<String> parts = new ArrayList<>();
        for (YamlNode part : root.list("parts")) {
            if (!PARTS.contains(part.text()) || parts.contains(part.text())) {
                throw refuse("template.part", part.place(), part.text(), String.join(", ", PARTS));
            }
            parts.add(part.text());
        }
        if (parts.isEmpty() || !parts.get(0).equals("cover")) {
            throw refuse("template.cover", root.get("parts").place());
        }
        YamlNode colours = root.get("colours");
        colours.only(COLOURS.toArray(String[]::new));
        Map<String, Integer> values = new LinkedHashMap<>();
        for (String name : COLOURS) {
            YamlNode colour = colours.get(name);
            if (!colour.text().matches("#[0-9A-Fa-f]{6}")) {
                throw refuse("template.colour", colour.place(), colour.text());
            }
            values.put(name, Integer.parseInt(colour.text().substring(1), 16));
        }
        String id = root.get("id").text();
        if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
            throw refuse("template.id", root.get("id").place(), id);
        }
        return new ReportTemplate(id, parts, values, texts, logo);
    }

    private static Map<String, Text> texts(String chinese, String english, String place) {
        Properties zh = properties(chinese);
        Properties en = properties(english);
        Set<String> keys = new TreeSet<>(zh.stringPropertyNames());
        keys.addAll(en.stringPropertyNames());
        Map<String, Text> texts = new LinkedHashMap<>();
        for (String key : keys) {
            String first = zh.getProperty(key, "");
            String second = en.getProperty(key, "");
            if (first.isBlank() || second.isBlank()) {
                throw refuse("template.language", place, key);
            }
            texts.put(key, new Text(first, second));
        }
        return texts;
    }

    private static Properties properties(String content) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static SourceException refuse(String code, String place, Object... found) {
        return new SourceException(List.of(PROBLEMS.problem(code, place, found)));
    }

    /**
     * The id, of which report data name the layout.
     *
     * @return lower-case letters, digits and hyphens
     */
    public String id() {
        return id;
    }

    /**
     * What report data name their layout by: this template with all it says, and the version of the code that lays out. A
     * report can be compared page by page only with the layout that wrote it.
     *
     * @return {@code <id>@<version>-<first 16 digits of the SHA-256 of parts, colours, texts and logo>}
     */
    public String layout() {
        Map<String, Object> says = new LinkedHashMap<>();
        says.put("parts", parts);
        colours.forEach((name, colour) -> says.put("colour " + name, String.valueOf(colour)));
        texts.forEach((key, text) -> says.put("text " + key, List.of(text.zh(), text.en())));
        logo.ifPresent(image -> says.put("logo", HexFormat.of().formatHex(image)));
        String digest = CanonicalJson.digest(says);
        return id + "@" + LAYOUT + "-" + digest.substring("sha256:".length(), "sha256:".length() + 16);
    }

    /**
     * The id of the template that a layout belongs to.
     *
     * @param layout a name as of {@link #layout()}
     * @return the part before {@code @}; the whole where there is none
     */
    public static String idOf(String layout) {
        int at = layout.indexOf('@');
        return at < 0 ? layout : layout.substring(0, at);
    }

    /**
     * The parts of a report.
     *
     * @return names out of {@link #PARTS}, in the order printed; the cover comes first
     */
    public List<String> parts() {
        return parts;
    }

    /**
     * A colour.
     *
     * @param name for example {@code accent}
     * @return red, green and blue, 8 bits each
     * @throws IllegalArgumentException if no template has such a colour
     */
    public int colour(String name) {
        Integer colour = colours.get(name);
        if (colour == null) {
            throw new IllegalArgumentException("No template has a colour named (%s).".formatted(name));
        }
        return colour;
    }

    /**
     * The logo on the cover.
     *
     * @return a PNG, or empty
     */
    public Optional<byte[]> findLogo() {
        return logo.map(byte[]::clone);
    }

    /**
     * A text.
     *
     * @param key the key
     * @param found what stands for {@code %s}
     * @return the text in both languages, filled in
     * @throws IllegalArgumentException if there is no such text
     */
    public Text text(String key, Object... found) {
        Text text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("The report text (%s) is missing.".formatted(key));
        }
        return found.length == 0
                ? text
                : new Text(
                        String.format(Locale.ROOT, text.zh(), in(found, true)),
                        String.format(Locale.ROOT, text.en(), in(found, false)));
    }

    /**
     * A text that a template need not have, such as the name of a word of the data.
     *
     * @param key the key
     * @return the text, or empty
     */
    public Optional<Text> findText(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    private static Object[] in(Object[] found, boolean isChinese) {
        Object[] values = found.clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Text text) {
                values[i] = isChinese ? text.zh() : text.en();
            }
        }
        return values;
    }
}
