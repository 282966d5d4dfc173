package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.Severity;

class DeskTest {

    private static List<String> lines(String language, Severity severity, int count) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            problems.add(new Problem("many", severity, "line " + i, new Text("因", "cause")));
        }
        problems.add(new Problem("one", Severity.WARNING, "line 99", new Text("因", "cause")));
        return new Desk(Terminal.ofProcess(), CommandTexts.in(language)).lines(problems);
    }

    @Test
    void of_many_warnings_of_one_code_ten_are_told_and_the_rest_is_counted() {
        List<String> lines = lines("en", Severity.WARNING, 45);
        assertEquals(12, lines.size());
        assertEquals("Warning: line 10: cause [many]", lines.get(9));
        assertEquals("Warning: line 99: cause [one]", lines.get(10));
        assertEquals("... and 35 more [many]", lines.get(11));
        assertEquals("……另有 35 条 [many]", lines("zh", Severity.WARNING, 45).get(11));
    }

    @Test
    void ten_warnings_are_all_told_and_so_is_every_error() {
        assertEquals(11, lines("en", Severity.WARNING, 10).size());
        assertEquals(46, lines("en", Severity.ERROR, 45).size());
    }
}
