package org.lingtan.catalog.source;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;
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

    private static final Ratio MOST = Ratio.of(1_000_000);

    private final Kind kind;
    private final JsonPlace place;
    private final @Nullable Object value;

    JsonNode(Kind kind, JsonPlace place, @Nullable Object value) {
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
        return place.toString();
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
        return find(key).orElseThrow(() -> ReaderTexts.refuse("json.missing", place(), key));
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
     * A text in both languages.
     *
     * @return the text
     * @throws SourceException if this is no object of {@code zh} and {@code en}, or one of them is blank
     */
    public Text bilingual() {
        only("zh", "en");
        String zh = get("zh").text();
        String en = get("en").text();
        if (zh.isBlank() || en.isBlank()) {
            throw unfit("zh, en");
        }
        return new Text(zh, en);
    }

    /**
     * An exact number in the one form in which numbers leave the engine, see {@link Ratio#toDecimal()}.
     *
     * @return the number
     * @throws SourceException if this is no text, or not in that form
     */
    public Ratio decimal() {
        String text = text();
        if (text.matches("-?[0-9]{1,80}(\\.[0-9]{1,20})?")) {
            Ratio number = Ratio.of(text);
            if (number.toDecimal().equals(text)) {
                return number;
            }
        }
        throw unfit("12.5");
    }

    /**
     * A date.
     *
     * @return the date
     * @throws SourceException if this is no text such as {@code 2026-03-01}
     */
    public LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeParseException e) {
            throw unfit("2026-03-01");
        }
    }

    /**
     * A whole number from 0 to 1,000,000.
     *
     * @return the number
     * @throws SourceException if this is no such number
     */
    public int count() {
        Ratio number = number();
        if (!number.ceiling().equals(number) || number.signum() < 0 || number.compareTo(MOST) > 0) {
            throw unfit("0, 1, 2, ...");
        }
        return number.numerator().intValueExact();
    }

    /**
     * One of a few words.
     *
     * @param words the words allowed
     * @return the word
     * @throws SourceException if this is another text, or none
     */
    public String oneOf(String... words) {
        String text = text();
        if (!List.of(words).contains(text)) {
            throw unfit(String.join(", ", words));
        }
        return text;
    }

    /**
     * The items of a list, each read by a function.
     *
     * @param <T> the type of the items
     * @param item reads one item
     * @return the items, in order
     * @throws SourceException if this is no list, or the function refuses an item
     */
    public <T> List<T> list(Function<JsonNode, T> item) {
        return items().stream().map(item).toList();
    }

    /**
     * The entries of an object with free keys, each read by a function.
     *
     * @param <T> the type of the values
     * @param entry reads one value
     * @return the values, sorted by key
     * @throws SourceException if this is no object, or the function refuses a value
     */
    public <T> SortedMap<String, T> map(Function<JsonNode, T> entry) {
        SortedMap<String, T> map = new TreeMap<>();
        entries().forEach((key, node) -> map.put(key, entry.apply(node)));
        return map;
    }

    /**
     * The value of a key that must be there and may be null.
     *
     * @param <T> its type
     * @param key the key
     * @param entry reads the value
     * @return the value, empty for null
     * @throws SourceException if the key is absent, or the function refuses the value
     */
    public <T> Optional<T> nullable(String key, Function<JsonNode, T> entry) {
        JsonNode node = get(key);
        return node.kind == Kind.NULL ? Optional.empty() : Optional.of(entry.apply(node));
    }

    /**
     * Refuses a value that is of the right kind but means nothing here.
     *
     * @param expected what may stand here
     * @return the refusal, to be thrown
     */
    public SourceException unfit(String expected) {
        return ReaderTexts.refuse("json.value", place(), kind == Kind.TEXT ? text() : kind, expected);
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
        return ReaderTexts.refuse("json.kind", place(), wanted.name().toLowerCase(java.util.Locale.ROOT));
    }
}
