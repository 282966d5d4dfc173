package org.lingtan.catalog.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.lingtan.catalog.quantity.Ratio;

class YamlNodeTest {

    private static YamlNode read(String content) {
        return YamlNode.read("t.yaml", content);
    }

    private static String refused(Executable call) {
        Problem problem = assertThrows(SourceException.class, call).problems().get(0);
        return problem.code() + " at " + problem.place();
    }

    @Test
    void scalars_are_read_as_written_and_never_resolved() {
        YamlNode root = read("share: 0.10\nfrom: 2026-03-01\nyes: yes\nid: 010\nlist: [a, b]\n");
        assertEquals(Ratio.of(1, 10), root.get("share").number());
        assertEquals(LocalDate.of(2026, 3, 1), root.get("from").date());
        assertTrue(root.get("yes").flag());
        assertEquals("010", root.get("id").text());
        assertEquals(
                List.of("a", "b"),
                root.list("list").stream().map(YamlNode::text).toList());
        assertEquals(List.of(), root.list("absent"));
        assertTrue(root.get("list").isList() && root.isMap());
        assertFalse(root.get("id").isMap());
    }

    @Test
    void a_complaint_names_file_line_and_path() {
        YamlNode root = read("a: 1\nb:\n  c: x\n");
        assertEquals(
                "number.not-a-number at t.yaml:3 b.c",
                refused(() -> root.get("b").get("c").number()));
        assertEquals(
                "yaml.kind at t.yaml:3 b.c",
                refused(() -> root.get("b").get("c").date()));
        assertEquals(
                "yaml.kind at t.yaml:3 b.c",
                refused(() -> root.get("b").get("c").flag()));
        assertEquals(
                "yaml.kind at t.yaml:3 b.c",
                refused(() -> root.get("b").get("c").items()));
        assertEquals("yaml.missing at t.yaml:1", refused(() -> root.get("d")));
        assertEquals("yaml.unknown at t.yaml:3 b", refused(() -> root.only("a")));
        assertEquals(3, root.get("b").get("c").line());
    }

    @Test
    void what_yaml_can_hide_is_refused() {
        assertTrue(refused(() -> read("a: 1\na: 2\n")).startsWith("yaml.duplicate"));
        assertTrue(refused(() -> read("a: &x [1]\nb: *x\n")).startsWith("yaml."));
        assertTrue(refused(() -> read("? [a]\n: 1\n")).startsWith("yaml.key"));
        assertTrue(refused(() -> read("a: [1\n")).startsWith("yaml.not-yaml"));
        assertTrue(refused(() -> read("")).startsWith("yaml.empty"));
        assertTrue(refused(() -> read("[".repeat(60) + "]".repeat(60))).startsWith("yaml.not-yaml"));
        assertTrue(refused(() -> read("a: " + "x".repeat(4_000_000))).startsWith("yaml.too-long"));
        assertTrue(refused(() -> read("a: ''\n").get("a").text()).startsWith("yaml.blank"));
    }

    @Test
    void a_tag_that_names_a_class_is_refused() {
        assertTrue(refused(() -> read("a: !!java.net.URL x\n")).startsWith("yaml.not-yaml"));
    }

    @Test
    void a_whole_number_has_no_fraction() {
        assertEquals(12, read("n: 12\n").get("n").integer());
        assertTrue(refused(() -> read("n: 12.5\n").get("n").integer()).startsWith("yaml.kind"));
    }

    @Test
    void a_missing_resource_is_told_by_name() {
        IllegalStateException missing =
                assertThrows(IllegalStateException.class, () -> YamlNode.resource(YamlNode.class, "absent.yaml"));
        assertTrue(missing.toString().contains("absent.yaml"));
    }
}
