package org.lingtan.catalog.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lingtan.catalog.quantity.Ratio;

class JsonSourceTest {

    private static JsonNode read(String content) {
        return JsonSource.read("t.json", content);
    }

    private static Problem refused(String content) {
        return assertThrows(SourceException.class, () -> read(content))
                .problems()
                .get(0);
    }

    @Test
    void values_come_out_exact_in_order_and_with_their_place() {
        JsonNode root = read("{\"b\": 0.10,\n \"a\": [true, null, \"园区\", -1.5e3]}");
        assertEquals(List.of("b", "a"), List.copyOf(root.entries().keySet()));
        assertEquals(Ratio.of(1, 10), root.get("b").number());
        List<JsonNode> items = root.get("a").items();
        assertTrue(items.get(0).flag());
        assertEquals(JsonNode.Kind.NULL, items.get(1).kind());
        assertEquals("园区", items.get(2).text());
        assertEquals(Ratio.of(-1500), items.get(3).number());
        assertEquals("t.json:2 $.a[4]", items.get(3).place());
        assertTrue(root.find("c").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "NaN",
                "[Infinity]",
                "[-Infinity]",
                "[+1]",
                "[01]",
                "[.5]",
                "[1.]",
                "[0x10]",
                "//c\n1",
                "/*c*/1",
                "\uFEFF1",
                "[\"a\nb\"]",
                "[\"\\q\"]",
                "tru",
                "[1 2]",
                "]"
            })
    void what_is_not_strict_json_is_refused(String content) {
        assertEquals("json.broken", refused(content).code(), content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2}|json.duplicate",
                "{\"x\":{\"a\":1,\"\\u0061\":2}}|json.duplicate",
                "{} {}|json.trailing",
                "1 1|json.trailing",
                "[1e400]|number.too-large",
                "[1e10000000]|number.not-a-number",
                "[\"\\ud800\"]|json.broken",
                "{\"\\udc00\":1}|json.broken"
            })
    void what_defaults_of_libraries_take_is_refused(String content, String code) {
        assertEquals(code, refused(content).code());
    }

    @Test
    void numbers_have_at_most_forty_digits_and_texts_are_no_numbers() {
        assertEquals("number.too-large", refused("[" + "9".repeat(41) + "]").code());
        assertEquals("number.too-long", refused("[" + "9".repeat(1_000) + "]").code());
        JsonNode text = read("[\"5\"]").items().get(0);
        Problem wrong =
                assertThrows(SourceException.class, text::number).problems().get(0);
        assertEquals("json.kind at t.json:1 $[1]", wrong.code() + " at " + wrong.place());
    }

    @Test
    void nesting_is_read_to_the_limit_and_refused_beyond() {
        assertEquals(JsonNode.Kind.LIST, read("[".repeat(64) + "]".repeat(64)).kind());
        assertEquals("json.too-deep", refused("[".repeat(65) + "]".repeat(65)).code());
        assertTrue(refused("[".repeat(100_000)).code().startsWith("json."));
    }

    @Test
    void an_overlong_document_is_refused_before_it_is_parsed() {
        assertEquals(
                "json.too-long", refused("\"" + "x".repeat(4_000_000) + "\"").code());
    }

    @Test
    void the_items_of_a_list_that_is_too_long_to_be_held_are_handed_over() {
        String many = String.join(",", java.util.Collections.nCopies(500_000, "\"园区园区园\""));
        byte[] text = ("{\"a\":{\"b\":[" + many + ",{\"b\":[1]}]},\"b\":[2]}").getBytes(StandardCharsets.UTF_8);
        List<JsonNode> items = new java.util.ArrayList<>();
        JsonNode rest = JsonSource.readLong("t.json", text, 5_000_000, List.of("a", "b"), items::add);
        assertEquals(500_001, items.size());
        JsonNode last = items.get(500_000);
        assertEquals("t.json:1 $.a.b[500001].b[1]", last.get("b").items().get(0).place());
        assertEquals(List.of(), rest.get("a").get("b").items());
        assertEquals(Ratio.of(2), rest.get("b").items().get(0).number());
        SourceException refused = assertThrows(
                SourceException.class,
                () -> JsonSource.readLong("t.json", text, 4_000_000, List.of("a", "b"), items::add));
        assertEquals("json.too-long", refused.problems().get(0).code());
    }

    @Test
    void bytes_must_be_utf_8() {
        byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16LE);
        assertThrows(SourceException.class, () -> JsonSource.read("t.json", utf16));
        byte[] broken = {'"', (byte) 0xC0, (byte) 0x80, '"'};
        SourceException refused = assertThrows(SourceException.class, () -> JsonSource.read("t.json", broken));
        assertEquals("json.encoding", refused.problems().get(0).code());
        assertEquals(
                "零",
                JsonSource.read("t.json", "\"零\"".getBytes(StandardCharsets.UTF_8))
                        .text());
    }

    @Test
    void missing_and_unknown_keys_are_told_by_name() {
        JsonNode root = read("{\"a\":1,\"b\":2,\"c\":3}");
        SourceException unknown = assertThrows(SourceException.class, () -> root.only("a"));
        assertEquals(2, unknown.problems().size());
        root.only("a", "b", "c", "d");
        assertEquals(
                "json.missing",
                assertThrows(SourceException.class, () -> root.get("d"))
                        .problems()
                        .get(0)
                        .code());
        assertThrows(SourceException.class, root::items);
        assertThrows(SourceException.class, root::text);
        assertThrows(SourceException.class, root::flag);
        assertThrows(SourceException.class, () -> root.get("a").entries());
        assertThrows(SourceException.class, () -> root.get("a").find("x"));
    }
}
