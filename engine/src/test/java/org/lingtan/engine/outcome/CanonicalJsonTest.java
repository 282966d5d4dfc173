package org.lingtan.engine.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Our writer of RFC 8785 against the library of one of its authors. */
class CanonicalJsonTest {

    private static final int TREES = 3_000;
    private static final String[] AWKWARD = {
        "\"",
        "\\",
        "/",
        "\b",
        "\f",
        "\n",
        "\r",
        "\t",
        "\u0000",
        "\u001f",
        "\u007f",
        "\u0080",
        "\u2028",
        "\ufb33",
        "园",
        "€",
        "ö",
        "😂",
        "\ud834\udd1e",
        "<",
        "&",
        "'",
        " ",
        "a",
        "Z",
        "0",
        "_"
    };

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.append(AWKWARD[random.nextInt(AWKWARD.length)]);
        }
        return text.toString();
    }

    private static @Nullable Object tree(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3, 4 -> text(random);
            case 5 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(tree(random, depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    map.put(text(random), tree(random, depth + 1));
                }
                yield map;
            }
        };
    }

    /** Plain JSON with every character escaped and members in the order of the map. */
    private static void plain(@Nullable Object value, StringBuilder out) {
        if (value instanceof String text) {
            out.append(" \"");
            text.chars().forEach(c -> out.append("\\u%04x".formatted(c)));
            out.append("\" ");
        } else if (value instanceof Map<?, ?> map) {
            out.append("{ ");
            String comma = "";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.append(comma);
                plain(member.getKey(), out);
                out.append(" : ");
                plain(member.getValue(), out);
                comma = " ,\n";
            }
            out.append(" }");
        } else if (value instanceof List<?> list) {
            out.append("[ ");
            String comma = "";
            for (Object item : list) {
                out.append(comma);
                plain(item, out);
                comma = " , ";
            }
            out.append(" ]");
        } else {
            out.append(value);
        }
    }

    @Test
    void random_trees_come_out_as_the_library_writes_them() throws IOException {
        Random random = new Random(8785);
        for (int i = 0; i < TREES; i++) {
            // the library takes objects and arrays only
            Object tree = List.of(Map.of("tree", List.of(String.valueOf(i))), wrapped(random));
            StringBuilder plain = new StringBuilder();
            plain(tree, plain);
            assertEquals(new JsonCanonicalizer(plain.toString()).getEncodedString(), CanonicalJson.write(tree));
        }
    }

    private static Object wrapped(Random random) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(text(random), tree(random, 0));
        return map;
    }

    @Test
    void members_are_sorted_by_their_utf_16_units_and_not_by_code_points() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("\ufb33", 1);
        map.put("\ud83d\ude02", 2);
        map.put("€", 3);
        assertEquals("{\"€\":3,\"\ud83d\ude02\":2,\"\ufb33\":1}", CanonicalJson.write(map));
    }

    @Test
    void a_number_that_is_not_whole_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(Map.of("a", 1L)));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.write(List.of(new StringBuilder("1.5"))));
    }
}
