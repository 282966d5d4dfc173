package org.lingtan.catalog.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.quantity.Ratio;

/**
 * One value of a JSON document with its place, so that every complaint names file, line and path. An absent key and a
 * null are told apart; nothing is converted: a number in quotes is a text.
 */
public final class JsonNode {

    /** What a JSON value is. */
    public enum Kind {
        /** Keys with values. */
        OBJECT,
        /** Values in order. */
        LIST,
        /** A text. */
        TEXT,
        /** An exact number. */
        NUMBER,
        /** True or false. */
        FLAG,
        /** Null. */
        NULL
    }

    private final Kind kind;
    private final String place;
    private final @Nullable Object value;

    JsonNode(Kind kind, String place, @Nullable Object value) {
        this.kind = kind;
        this.place = place;
        this.value = value;
    }

    /**
     * What the value is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Where the value stands.
     *
     * @return file, line and path, for example {@code register.json:3 $.entries[1].id}
     */
    public String place() {
        return place;
    }

    /**
     * The entries of an object, in file order.
     *
     * @return the entries by key
     * @throws SourceException if this is no object
     */
    public Map<String, JsonNode> entries() {
        if (!(value instanceof Map<?, ?> map)) {
            throw expected(Kind.OBJECT);
        }
        Map<String, JsonNode> result = new java.util.LinkedHashMap<>();
        map.forEach((key, node) -> result.put((String) key, (JsonNode) node));
        return Collections.unmodifiableMap(result);
    }

    /**
     * The value of a key that must be there.
     *
     * @param key the key
     * @return the value
     * @throws SourceException if this is no object or lacks the key
     */
    public JsonNode get(String key) {
        return find(key).orElseThrow(() -> ReaderTexts.refuse("json.missing", place, key));
    }

    /**
     * The value of a key that may be absent.
     *
     * @param key the key
     * @return the value, which may be a null of JSON, or empty
     * @throws SourceException if this is no object
     */
    public Optional<JsonNode> find(String key) {
        if (!(value instanceof Map<?, ?> map)) {
            throw expected(Kind.OBJECT);
        }
        return Optional.ofNullable((JsonNode) map.get(key));
    }

    /**
     * The items of a list, in order.
     *
     * @return the items
     * @throws SourceException if this is no list
     */
    public List<JsonNode> items() {
        if (!(value instanceof List<?> list)) {
            throw expected(Kind.LIST);
        }
        List<JsonNode> result = new ArrayList<>(list.size());
        list.forEach(item -> result.add((JsonNode) item));
        return Collections.unmodifiableList(result);
    }

    /**
     * A text.
     *
     * @return the text, which may be empty
     * @throws SourceException if this is no text
     */
    public String text() {
        if (!(value instanceof String text)) {
            throw expected(Kind.TEXT);
        }
        return text;
    }

    /**
     * An exact number.
     *
     * @return the number
     * @throws SourceException if this is no number
     */
    public Ratio number() {
        if (!(value instanceof Ratio number)) {
            throw expected(Kind.NUMBER);
        }
        return number;
    }

    /**
     * True or false.
     *
     * @return the value
     * @throws SourceException if this is neither
     */
    public boolean flag() {
        if (!(value instanceof Boolean flag)) {
            throw expected(Kind.FLAG);
        }
        return flag;
    }

    /**
     * Refuses keys that nobody reads.
     *
     * @param allowed the keys that may stand here
     * @throws SourceException with every other key that stands here
     */
    public void only(String... allowed) {
        Set<String> known = Set.of(allowed);
        List<Problem> problems = entries().entrySet().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .map(entry -> ReaderTexts.problem(
                        "json.unknown", entry.getValue().place(), entry.getKey(), String.join(", ", allowed)))
                .collect(Collectors.toList());
        if (!problems.isEmpty()) {
            throw new SourceException(problems);
        }
    }

    private SourceException expected(Kind wanted) {
        return ReaderTexts.refuse("json.kind", place, wanted.name().toLowerCase(java.util.Locale.ROOT));
    }
}
