package org.lingtan.api.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of acts as people read it in the documentation, so that what the server does is held against what it is said to
 * do and not against its own rules.
 *
 * @param lines the lines by act
 */
record CaseTable(Map<String, Line> lines) {

    /**
     * An act.
     *
     * @param from the states in which it is done
     * @param role the role that it takes; {@code public} for everybody
     * @param chair the chair in which the person must sit already; blank for none
     */
    record Line(Set<String> from, String role, String chair) {}

    static CaseTable documented() throws IOException {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (String row : Files.readAllLines(Path.of("docs/case.md"))) {
            if (row.startsWith("| `")) {
                String[] cells = row.split("\\|", -1);
                String act = cells[1].strip().replace("`", "");
                lines.put(act, line(Set.of(cells[2].strip().split(", ", -1)), cells[4].strip()));
            }
        }
        return new CaseTable(lines);
    }

    private static Line line(Set<String> from, String who) {
        String role = who.split("[, ]", 2)[0];
        boolean sits = who.endsWith(" of the case") && !role.equals("applicant");
        return new Line(from, role.equals("arbiter") ? "reviewer" : role, sits ? role : "");
    }

    Set<String> states() {
        Set<String> states = new TreeSet<>();
        lines.values().forEach(line -> states.addAll(line.from()));
        return states;
    }
}
