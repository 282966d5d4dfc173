package org.lingtan.catalog.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Text;

class ProblemOrderTest {

    private static Problem warning(String place) {
        return new Problem("code", Severity.WARNING, place, new Text("因", "cause"));
    }

    @Test
    void places_are_ordered_by_the_values_of_their_numbers() {
        List<String> places = List.of(
                "",
                "a.csv#line 2",
                "a.csv#line 14",
                "a.csv#line 14 column 3",
                "a.csv#line 110",
                "a.csv#line 99999999999999999999",
                "a.csv#line 100000000000000000000",
                "b.csv",
                "b2.csv",
                "b02.csv#x",
                "b10.csv");
        List<String> shuffled = new ArrayList<>(places);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(new PlaceOrder());
        assertEquals(places, shuffled);
    }

    @Test
    void different_places_are_never_equal() {
        assertNotEquals(0, new PlaceOrder().compare("line 2", "line 02"));
        assertEquals(0, new PlaceOrder().compare("line 2", "line 2"));
    }

    @Test
    void an_error_comes_before_a_warning_of_an_earlier_line() {
        Problem error = new Problem("code", Severity.ERROR, "a#line 110", new Text("因", "cause"));
        List<Problem> problems = new ArrayList<>(List.of(warning("a#line 110"), warning("a#line 14"), error));
        problems.sort(Problem.ORDER);
        assertEquals(List.of(error, warning("a#line 14"), warning("a#line 110")), problems);
    }
}
