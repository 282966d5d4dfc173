package org.lingtan.catalog.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The only reader of JSON: RFC 8259 and nothing more. Duplicate keys, trailing content, unpaired surrogates, NaN and
 * numbers beyond {@link Numbers} are refused; at most 4,000,000 characters and 64 levels.
 */
public final class JsonSource {

    /** The most characters read. */
    public static final int MAX_CHARACTERS = 4_000_000;

    /** The most levels of nesting read. */
    public static final int MAX_DEPTH = 64;

    /** The callers' bounds on the whole document are looked at before it is read. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .maxStringLength(MAX_CHARACTERS)
                    .build())
            .build();

    /** A list whose items are handed over one at a time. */
    private record LongList(List<String> keys, Consumer<JsonNode> items) {}

    private static final LongList NONE = new LongList(List.of(), item -> {});

    private final JsonParser parser;
    private final LongList handedOver;

    private JsonSource(JsonParser parser, LongList handedOver) {
        this.parser = parser;
        this.handedOver = handedOver;
    }

    /**
     * Reads a document from its bytes.
     *
     * @param name the name shown in complaints
     * @param content UTF-8 without a byte order mark
     * @return the value
     * @throws SourceException if it is not UTF-8, too long, too deep or not strict JSON
     */
    public static JsonNode read(String name, byte[] content) {
        return read(name, decoded(name, content, MAX_CHARACTERS));
    }

    /**
     * Reads a document in which one list is too long to be held as a value: its items are handed over in order, and the
     * list is empty in what is returned. They are handed over before the rest of the document is known to be sound.
     *
     * @param name the name shown in complaints
     * @param content UTF-8 without a byte order mark
     * @param most the most characters read, in place of {@link #MAX_CHARACTERS}
     * @param list the keys that lead to the list
     * @param items takes its items
     * @return the value
     * @throws SourceException as for other documents
     */
    public static JsonNode readLong(
            String name, byte[] content, int most, List<String> list, Consumer<JsonNode> items) {
        return read(name, decoded(name, content, most), most, new LongList(List.copyOf(list), items));
    }

    private static String decoded(String name, byte[] content, int most) {
        if (content.length > (long) most * 4) {
            throw ReaderTexts.refuse("json.too-long", name, most);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ReaderTexts.refuse("json.encoding", name);
        }
    }

    /**
     * Reads a document.
     *
     * @param name the name shown in complaints
     * @param content the text
     * @return the value
     * @throws SourceException if it is too long, too deep or not strict JSON
     */
    public static JsonNode read(String name, String content) {
        return read(name, content, MAX_CHARACTERS, NONE);
    }

    private static JsonNode read(String name, String content, int most, LongList handedOver) {
        if (content.length() > most) {
            throw ReaderTexts.refuse("json.too-long", name, most);
        }
        try (JsonParser parser = FACTORY.createParser(content)) {
            JsonSource source = new JsonSource(parser, handedOver);
            JsonToken first = parser.nextToken();
            JsonNode root = source.value(first, JsonPlace.root(name, source.line()), 0);
            if (parser.nextToken() != null) {
                throw ReaderTexts.refuse(
                        "json.trailing", JsonPlace.root(name, source.line()).toString());
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw ReaderTexts.refuse("json.broken", name + ":" + line, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private JsonNode value(@Nullable JsonToken token, JsonPlace place, int depth) throws IOException {
        if (token == null) {
            throw ReaderTexts.refuse("json.broken", place.toString(), "no value");
        }
        return switch (token) {
            case START_OBJECT -> new JsonNode(JsonNode.Kind.OBJECT, place, object(place, inside(depth, place)));
            case START_ARRAY -> new JsonNode(JsonNode.Kind.LIST, place, list(place, inside(depth, place)));
            case VALUE_STRING -> new JsonNode(JsonNode.Kind.TEXT, place, sound(parser.getText(), place));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new JsonNode(JsonNode.Kind.NUMBER, place, Numbers.decimal(parser.getText(), place.toString()));
            case VALUE_TRUE, VALUE_FALSE -> new JsonNode(JsonNode.Kind.FLAG, place, token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new JsonNode(JsonNode.Kind.NULL, place, null);
            default -> throw ReaderTexts.refuse("json.broken", place.toString(), token);
        };
    }

    private static int inside(int depth, JsonPlace place) {
        if (depth >= MAX_DEPTH) {
            throw ReaderTexts.refuse("json.too-deep", place.toString(), MAX_DEPTH);
        }
        return depth + 1;
    }

    private Map<String, JsonNode> object(JsonPlace above, int depth) throws IOException {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int line = line();
            String key = sound(parser.currentName(), above.at(line));
            JsonToken token = parser.nextToken();
            if (entries.put(key, value(token, above.key(key, line()), depth)) != null) {
                throw ReaderTexts.refuse("json.duplicate", above.key(key, line).toString(), key);
            }
        }
        return entries;
    }

    private List<JsonNode> list(JsonPlace above, int depth) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        boolean isLong = !handedOver.keys().isEmpty() && above.isAt(handedOver.keys());
        Consumer<JsonNode> taker = isLong ? handedOver.items() : items::add;
        int number = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            number++;
            taker.accept(value(token, above.item(number, line()), depth));
        }
        return items;
    }

    /** Refuses half a character, which no canonical form can hold. */
    private static String sound(String text, JsonPlace place) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (Character.isHighSurrogate(one)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(one)) {
                throw ReaderTexts.refuse("json.broken", place.toString(), "unpaired surrogate");
            }
        }
        return text;
    }
}
