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

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH + 1)
                    .maxDocumentLength(MAX_CHARACTERS)
                    .maxStringLength(MAX_CHARACTERS)
                    .build())
            .build();

    private final String name;
    private final JsonParser parser;

    private JsonSource(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
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
        if (content.length > (long) MAX_CHARACTERS * 4) {
            throw ReaderTexts.refuse("json.too-long", name, MAX_CHARACTERS);
        }
        try {
            return read(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(content))
                            .toString());
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
        if (content.length() > MAX_CHARACTERS) {
            throw ReaderTexts.refuse("json.too-long", name, MAX_CHARACTERS);
        }
        try (JsonParser parser = FACTORY.createParser(content)) {
            JsonSource source = new JsonSource(name, parser);
            JsonNode root = source.value(parser.nextToken(), "$", 0);
            if (parser.nextToken() != null) {
                throw ReaderTexts.refuse("json.trailing", source.place("$"));
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw ReaderTexts.refuse("json.broken", name + ":" + line, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String place(String path) {
        return name + ":" + parser.currentTokenLocation().getLineNr() + " " + path;
    }

    private JsonNode value(@Nullable JsonToken token, String path, int depth) throws IOException {
        String place = place(path);
        if (token == null) {
            throw ReaderTexts.refuse("json.broken", place, "no value");
        }
        return switch (token) {
            case START_OBJECT -> new JsonNode(JsonNode.Kind.OBJECT, place, object(path, inside(depth, place)));
            case START_ARRAY -> new JsonNode(JsonNode.Kind.LIST, place, list(path, inside(depth, place)));
            case VALUE_STRING -> new JsonNode(JsonNode.Kind.TEXT, place, sound(parser.getText(), place));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new JsonNode(JsonNode.Kind.NUMBER, place, Numbers.decimal(parser.getText(), place));
            case VALUE_TRUE, VALUE_FALSE -> new JsonNode(JsonNode.Kind.FLAG, place, token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new JsonNode(JsonNode.Kind.NULL, place, null);
            default -> throw ReaderTexts.refuse("json.broken", place, token);
        };
    }

    private static int inside(int depth, String place) {
        if (depth >= MAX_DEPTH) {
            throw ReaderTexts.refuse("json.too-deep", place, MAX_DEPTH);
        }
        return depth + 1;
    }

    private Map<String, JsonNode> object(String path, int depth) throws IOException {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = sound(parser.currentName(), place(path));
            String below = path + "." + key;
            String place = place(below);
            if (entries.put(key, value(parser.nextToken(), below, depth)) != null) {
                throw ReaderTexts.refuse("json.duplicate", place, key);
            }
        }
        return entries;
    }

    private List<JsonNode> list(String path, int depth) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, path + "[" + (items.size() + 1) + "]", depth));
        }
        return items;
    }

    /** Refuses half a character, which no canonical form can hold. */
    private static String sound(String text, String place) {
        boolean broken = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (broken) {
            throw ReaderTexts.refuse("json.broken", place, "unpaired surrogate");
        }
        return text;
    }
}
