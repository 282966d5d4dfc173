package org.lingtan.api.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.workbench.WrittenCase;

/** Shows cases: what is given, and what must come out. */
final class CaseRows {

    private final LanguageBundle words;

    CaseRows(LanguageBundle words) {
        this.words = words;
    }

    ReportTable table(List<WrittenCase> cases) {
        List<List<String>> rows = new ArrayList<>();
        for (WrittenCase one : cases) {
            rows.add(List.of(one.name(), given(one.given()), expected(one.expect())));
        }
        return new ReportTable(
                words.get("reference.cases"),
                List.of(words.get("reference.case"), words.get("reference.given"), words.get("reference.expected")),
                rows,
                List.of());
    }

    private String given(Map<String, String> given) {
        return given.isEmpty()
                ? words.get("reference.nothing-given")
                : given.entrySet().stream()
                        .map(entry -> topic(entry.getKey()) + " = " + word("given.", entry.getValue()))
                        .collect(Collectors.joining(words.get("figure.and")));
    }

    private String topic(String id) {
        return Catalogue.shipped()
                .findQuantity(id)
                .map(quantity -> quantity.titles().in(words.language()))
                .orElseGet(() -> word("given.", id));
    }

    private String expected(Map<String, String> expected) {
        return expected.entrySet().stream()
                .map(entry -> word("expect.", entry.getKey()) + " " + word("outcome.", entry.getValue()))
                .collect(Collectors.joining(words.get("figure.and")));
    }

    /** Words of the format are translated, everything else stands as it is written. */
    private String word(String prefix, String text) {
        return words.has(prefix + text) ? words.get(prefix + text) : text;
    }
}
