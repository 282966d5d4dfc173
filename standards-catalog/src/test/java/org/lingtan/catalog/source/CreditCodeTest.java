package org.lingtan.catalog.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91430100MA4L16JQ8A"})
    void a_code_with_the_right_check_character_is_taken(String code) {
        assertTrue(CreditCode.check(code, "park").isEmpty(), () -> "" + CreditCode.check(code, "park"));
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y4, credit-code.length",
        "91350100M000100Y433, credit-code.length",
        "9135010OM000100Y43, credit-code.character",
        "91350100m000100Y43, credit-code.character",
        "91350100M000100Y44, credit-code.check"
    })
    void a_wrong_code_is_refused_with_the_reason(String code, String reason) {
        assertEquals(reason, CreditCode.check(code, "park").orElseThrow().code());
    }

    @Test
    void every_single_changed_character_and_every_swap_of_neighbours_is_found() {
        String code = "91350100M000100Y43";
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int i = 0; i < 17; i++) {
            for (int j = 0; j < alphabet.length(); j++) {
                char c = alphabet.charAt(j);
                if (c != code.charAt(i)) {
                    String changed = code.substring(0, i) + c + code.substring(i + 1);
                    assertTrue(CreditCode.check(changed, "park").isPresent(), changed);
                }
            }
            if (i < 16 && code.charAt(i) != code.charAt(i + 1)) {
                String swapped = code.substring(0, i) + code.charAt(i + 1) + code.charAt(i) + code.substring(i + 2);
                assertTrue(CreditCode.check(swapped, "park").isPresent(), swapped);
            }
        }
    }

    @Test
    void a_check_character_needs_seventeen_characters_of_the_alphabet() {
        assertThrows(IllegalArgumentException.class, () -> CreditCode.checkCharacter("9135"));
        assertThrows(IllegalArgumentException.class, () -> CreditCode.checkCharacter("9135010OM000100Y4"));
    }
}
