package org.lingtan.api.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.workbench.Commentary;
import org.lingtan.engine.workbench.ParameterUses;

/** Shows the numbers of a rulebook with unit, basis, validity and source. */
final class ParameterRows {

    private final LanguageBundle words;
    private final Figures figures;
    private final Commentary commentary;
    private final ParameterUses uses;

    ParameterRows(LanguageBundle words, Commentary commentary, ParameterUses uses) {
        this.words = words;
        this.figures = new Figures(words);
        this.commentary = commentary;
        this.uses = uses;
    }

    ReportTable table(List<Parameter> parameters) {
        List<List<String>> rows = new ArrayList<>();
        parameters.forEach(parameter -> rows.add(row(parameter)));
        return new ReportTable(
                words.get("reference.numbers"),
                List.of(
                        words.get("reference.number"),
                        words.get("reference.value"),
                        words.get("detail.basis"),
                        words.get("reference.valid"),
                        words.get("detail.source")),
                rows,
                List.of());
    }

    private List<String> row(Parameter parameter) {
        ParameterUses.Use use = uses.of(parameter.id());
        String role = words.get("role." + Figures.word(use.role()), use.name().in(words.language()));
        String note = commentary.notes().containsKey(parameter.id())
                ? " " + commentary.notes().get(parameter.id()).in(words.language())
                : "";
        return List.of(
                parameter.id() + " · " + role.replaceAll("[:：]$", ""),
                parameter.values().stream()
                        .map(dated -> figures.of(dated.value(), parameter.unit()))
                        .collect(Collectors.joining(" | ")),
                words.get("detail.basis." + parameter.basis()),
                parameter.values().stream().map(this::period).collect(Collectors.joining(" | ")),
                parameter.source().in(words.language()) + note);
    }

    private String period(Parameter.Dated dated) {
        if (dated.from() == null && dated.to() == null) {
            return words.get("reference.always");
        }
        Object from = dated.from() == null ? "-" : dated.from();
        return dated.to() == null ? words.get("period.from", from) : words.get("period.from-to", from, dated.to());
    }
}
