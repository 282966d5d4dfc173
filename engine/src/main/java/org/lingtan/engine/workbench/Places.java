package org.lingtan.engine.workbench;

import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/** Defects at a place that a file node gave, for example {@code parameters.yaml:12 [3]}. */
final class Places {

    private Places() {}

    static Defect of(String code, String place, Object... found) {
        String file = place.replaceFirst("[: ].*", "");
        String line = place.substring(file.length()).replaceFirst("^:([0-9]+).*", "$1");
        return Defect.of(code, file, line.matches("[0-9]{1,7}") ? Integer.parseInt(line) : 0, "", found);
    }
}
