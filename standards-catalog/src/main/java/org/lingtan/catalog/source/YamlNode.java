package org.lingtan.catalog.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One node of a YAML file, read as plain text with its line, so that every complaint names file and line. Only maps,
 * lists and scalars exist; no tag is resolved, no alias is followed, and a number is read exactly.
 */
public final class YamlNode {

    private static final int MAX_CHARACTERS = 4_000_000;
    private static final int MAX_DEPTH = 40;

    private final String file;
    private final String path;
    private final Node node;

    private YamlNode(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /**
     * Reads a file.
     *
     * @param file the name shown in complaints
     * @param content the text, at most 4,000,000 characters
     * @return the root
     * @throws SourceException if it is too long, too deep, not YAML, empty, uses aliases, or names a key twice
     */
    public static YamlNode read(String file, String content) {
        if (content.length() > MAX_CHARACTERS) {
            throw SourceTexts.refuse("yaml.too-long", file, content.length(), MAX_CHARACTERS);
        }
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(content));
            if (root == null) {
                throw SourceTexts.refuse("yaml.empty", file);
            }
            YamlNode result = new YamlNode(file, "", root);
            result.checkTree(root, new java.util.IdentityHashMap<>());
            return result;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw SourceTexts.refuse(
                    "yaml.not-yaml",
                    mark == null ? file : file + ":" + (mark.getLine() + 1),
                    String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw SourceTexts.refuse("yaml.not-yaml", file, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads a file that is shipped beside a class.
     *
     * @param owner a class of the feature
     * @param resource the name of the resource, relative to the class
     * @return the root
     * @throws IllegalStateException if the resource is missing
     * @throws SourceException as {@link #read} does
     */
    public static YamlNode resource(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource (%s) beside %s is missing.".formatted(resource, owner));
            }
            return read(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkTree(Node at, Map<Node, Boolean> seen) {
        if (seen.put(at, true) != null) {
            throw SourceTexts.refuse("yaml.alias", placeOf(at));
        }
        if (at instanceof MappingNode map) {
            Set<String> keys = new java.util.HashSet<>();
            for (NodeTuple entry : map.getValue()) {
                if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                    throw SourceTexts.refuse("yaml.key", placeOf(entry.getKeyNode()));
                }
                if (!keys.add(key.getValue())) {
                    throw SourceTexts.refuse("yaml.duplicate", placeOf(key), key.getValue());
                }
                checkTree(entry.getValueNode(), seen);
            }
        } else if (at instanceof SequenceNode list) {
            list.getValue().forEach(item -> checkTree(item, seen));
        }
    }

    private String placeOf(Node at) {
        return file + ":" + (at.getStartMark().getLine() + 1);
    }

    /**
     * Where the node stands.
     *
     * @return file and line, for example {@code parameters.yaml:12}
     */
    public String place() {
        return placeOf(node) + (path.isEmpty() ? "" : " " + path);
    }

    /**
     * The line of the node.
     *
     * @return the line, counted from 1
     */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /**
     * The file with this node, as it is written, exchanged for something else: for tools that edit a file and leave all
     * the rest of it as it is.
     *
     * @param content the text that this node was read from
     * @param by what stands in its place, as YAML
     * @return the edited text
     */
    public String replacedIn(String content, String by) {
        int start = content.offsetByCodePoints(0, node.getStartMark().getIndex());
        int end = content.offsetByCodePoints(0, node.getEndMark().getIndex());
        return content.substring(0, start) + by + content.substring(end);
    }

    /**
     * The value of a key that must be there.
     *
     * @param key the key
     * @return the value
     * @throws SourceException if this is no map or lacks the key
     */
    public YamlNode get(String key) {
        return find(key).orElseThrow(() -> SourceTexts.refuse("yaml.missing", place(), key));
    }

    /**
     * The value of a key that may be absent.
     *
     * @param key the key
     * @return the value, or empty
     * @throws SourceException if this is no map
     */
    public Optional<YamlNode> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /**
     * The entries of a map, in file order.
     *
     * @return the entries by key
     * @throws SourceException if this is no map
     */
    public Map<String, YamlNode> entries() {
        if (!(node instanceof MappingNode map)) {
            throw SourceTexts.refuse("yaml.kind", place(), "map");
        }
        Map<String, YamlNode> result = new LinkedHashMap<>();
        for (NodeTuple entry : map.getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            result.put(key, new YamlNode(file, path.isEmpty() ? key : path + "." + key, entry.getValueNode()));
        }
        return result;
    }

    /**
     * The items of a list, in file order.
     *
     * @return the items
     * @throws SourceException if this is no list
     */
    public List<YamlNode> items() {
        if (!(node instanceof SequenceNode list)) {
            throw SourceTexts.refuse("yaml.kind", place(), "list");
        }
        List<YamlNode> result = new ArrayList<>();
        for (Node item : list.getValue()) {
            result.add(new YamlNode(file, path + "[" + (result.size() + 1) + "]", item));
        }
        return result;
    }

    /**
     * The items of a list under a key that may be absent.
     *
     * @param key the key
     * @return the items, none if the key is absent
     */
    public List<YamlNode> list(String key) {
        return find(key).map(YamlNode::items).orElse(List.of());
    }

    /**
     * Whether this is a list.
     *
     * @return true for a list
     */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /**
     * Whether this is a map.
     *
     * @return true for a map
     */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /**
     * The text of a scalar, as written and trimmed.
     *
     * @return the text, not blank
     * @throws SourceException if this is no scalar or is blank
     */
    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw SourceTexts.refuse("yaml.kind", place(), "text");
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            throw SourceTexts.refuse("yaml.blank", place());
        }
        return text;
    }

    /**
     * A text in both languages, from a map with the keys {@code zh} and {@code en}.
     *
     * @return the text
     * @throws SourceException if a language is missing or blank
     */
    public Text bilingual() {
        return new Text(get("zh").text(), get("en").text());
    }

    /**
     * An exact number, under the bounds of {@link Numbers}.
     *
     * @return the number
     * @throws SourceException if it is no plain decimal
     */
    public Ratio number() {
        return Numbers.decimal(text(), place());
    }

    /**
     * A whole number.
     *
     * @return the number
     * @throws SourceException if it is not whole
     */
    public int integer() {
        Ratio value = number();
        if (value.denominator().bitLength() != 1 || value.numerator().bitLength() > 30) {
            throw SourceTexts.refuse("yaml.kind", place(), "whole number");
        }
        return value.numerator().intValue();
    }

    /**
     * A date.
     *
     * @return the date
     * @throws SourceException if it is no ISO 8601 date
     */
    public LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeParseException e) {
            throw SourceTexts.refuse("yaml.kind", place(), "date (YYYY-MM-DD)");
        }
    }

    /**
     * A yes or no.
     *
     * @return true for {@code true} or {@code yes}
     * @throws SourceException if it is neither {@code true}, {@code yes}, {@code false} nor {@code no}
     */
    public boolean flag() {
        return switch (text()) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw SourceTexts.refuse("yaml.kind", place(), "true or false");
        };
    }

    /**
     * Refuses keys that nobody reads, so that a misspelt key is never silently ignored.
     *
     * @param allowed the keys that may stand here
     * @throws SourceException if another key stands here
     */
    public void only(String... allowed) {
        Set<String> known = Set.of(allowed);
        entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw SourceTexts.refuse("yaml.unknown", value.place(), key, String.join(", ", allowed));
            }
        });
    }
}
