package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void a_chinese_character_takes_two_columns() {
        assertAll(
                () -> assertEquals(4, TextTable.width("零碳")),
                () -> assertEquals(2, TextTable.width("：")),
                () -> assertEquals(6, TextTable.width("CO2e m")),
                () -> assertEquals(1, TextTable.width("é")),
                () -> assertEquals(2, TextTable.width("𠀀")));
    }

    @Test
    void columns_line_up_whatever_the_script() {
        TextTable table = new TextTable("名称", "X");
        table.row("零碳园区", "a");
        table.row("park", "b");
        assertEquals(List.of("名称      X", "-----------", "零碳园区  a", "park      b"), table.lines());
    }

    @Test
    void numbers_stand_to_the_right() {
        TextTable table = new TextTable("n");
        table.row("5");
        table.row("100");
        assertEquals(List.of("n", "---", "  5", "100"), table.lines());
    }

    @Test
    void a_long_cell_is_wrapped_between_words_and_between_characters() {
        assertAll(
                () -> assertEquals(List.of("one two", "three"), TextTable.wrap("one two three", 8)),
                () -> assertEquals(List.of("零碳园", "区"), TextTable.wrap("零碳园区", 6)),
                () -> assertTrue(
                        TextTable.wrap("一".repeat(100), 44).stream().allMatch(line -> TextTable.width(line) <= 44)));
    }

    @Test
    void a_row_of_another_length_is_a_fault() {
        assertThrows(IllegalArgumentException.class, () -> new TextTable("a", "b").row("only one"));
    }
}
