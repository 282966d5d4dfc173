package org.lingtan.catalog.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static List<String> codes(String name) {
        return Names.check(name, "park/name").stream().map(Problem::code).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "长沙零碳产业园",
                "Changsha Zero-Carbon Park",
                "湘江新区（A区）ABC 有限公司",
                "TCL华星光电·二期 No. 3",
                "内蒙古鄂尔多斯Ⅱ期园区",
                "Société Générale (中国) 有限公司",
                "阿卜杜拉·买买提",
                "𠮷野家"
            })
    void names_of_chinese_practice_are_taken(String name) {
        assertEquals(List.of(), codes(name));
    }

    @Test
    void invisible_characters_are_refused() {
        for (String hidden : List.of(
                "\u202E", "\u2066", "\u200B", "\u200D", "\uFEFF", "\u00AD", "\u3164", "\uE000", "\u0007", "\u2028",
                "\uFE0F")) {
            assertEquals("name.hidden-character", codes("零碳" + hidden + "园区").get(0), "U+" + (int) hidden.charAt(0));
        }
        assertEquals(List.of("name.hidden-character"), codes("a\uD800b").subList(0, 1));
    }

    @Test
    void scripts_that_pass_for_each_other_are_refused() {
        assertEquals(List.of("name.mixed-script"), codes("Сhangsha Park")); // begins with Cyrillic Es
        assertEquals(List.of("name.mixed-script"), codes("零碳Α园区Park")); // Greek Alpha
    }

    @Test
    void a_name_outside_the_normal_form_is_refused_with_the_normal_form() {
        assertEquals(List.of("name.not-nfc"), codes("Socie\u0301te\u0301"));
        assertEquals(List.of("name.not-nfc"), codes("\uF900州园区"));
    }

    @Test
    void blank_and_overlong_names_are_refused() {
        assertEquals(List.of("name.blank"), codes("  "));
        assertEquals(List.of(), codes("园".repeat(200)));
        assertEquals(List.of("name.too-long"), codes("园".repeat(201)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "=1+1|'=1+1",
                "+86 731|'+86 731",
                "-2|'-2",
                "@SUM(A1)|'@SUM(A1)",
                "＝cmd|'＝cmd",
                "园区=1|园区=1",
                "a-b|a-b"
            })
    void a_cell_that_would_start_a_formula_is_neutralised(String cell, String expected) {
        assertEquals(expected, Names.neutralised(cell));
    }

    @Test
    void a_leading_tab_or_line_end_is_neutralised_and_an_empty_cell_stays_empty() {
        assertEquals("'\t=1", Names.neutralised("\t=1"));
        assertEquals("'\rx", Names.neutralised("\rx"));
        assertEquals("' =1", Names.neutralised(" =1"));
        assertEquals("", Names.neutralised(""));
    }
}
