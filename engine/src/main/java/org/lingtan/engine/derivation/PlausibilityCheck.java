package org.lingtan.engine.derivation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.ProblemTexts;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Row;

/** The package under check and the problems found so far. */
final class PlausibilityCheck {

    private static final ProblemTexts TEXTS = ProblemTexts.of(Plausibility.class, "problems.yaml");

    private final EvidencePackage evidence;
    private final Catalogue catalogue;
    private final Set<Problem> problems = new LinkedHashSet<>();

    PlausibilityCheck(EvidencePackage evidence, Catalogue catalogue) {
        this.evidence = evidence;
        this.catalogue = catalogue;
    }

    EvidencePackage evidence() {
        return evidence;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** All rows of a table, of whatever item. */
    List<Row> rows(String table) {
        List<Row> rows = new ArrayList<>();
        for (EvidenceItem item : evidence.items()) {
            if (item instanceof EvidenceItem.Table found && found.topic().equals(table)) {
                rows.addAll(found.rows());
            }
        }
        return rows;
    }

    void report(String code, Row row, Object... found) {
        problems.add(TEXTS.problem("plausibility." + code, row.locator(), found));
    }

    void report(String code, String place, Object... found) {
        problems.add(TEXTS.problem("plausibility." + code, place, found));
    }

    List<Problem> problems() {
        return problems.stream().sorted(Problem.ORDER).toList();
    }
}
