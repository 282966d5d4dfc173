package org.lingtan.api.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.workbench.CaseImpact;
import org.lingtan.engine.workbench.CaseImpact.SubjectImpact;

/**
 * Writes every case as a row of CSV, one by one as they come: for a spreadsheet. Texts that a spreadsheet would take for a
 * formula get an apostrophe in front.
 */
public final class ImpactCsv implements Consumer<CaseImpact> {

    private static final List<String> HEADS = List.of(
            "package",
            "subject",
            "status",
            "park-zh",
            "park-en",
            "date",
            "certified",
            "before-in-force",
            "after-in-force",
            "score-before",
            "score-after",
            "moved",
            "level-before",
            "level-after",
            "moved-by",
            "decided-by",
            "refused");

    private final Writer out;

    /**
     * Starts the file with its heading row.
     *
     * @param out where to write; the caller closes it
     * @throws UncheckedIOException if it cannot be written
     */
    public ImpactCsv(Writer out) {
        this.out = out;
        write(HEADS);
    }

    @Override
    public void accept(CaseImpact impact) {
        impact.match(
                refused -> write(refused(
                        refused.name(),
                        refused.problems().stream()
                                .map(problem -> problem.code() + " " + problem.place())
                                .collect(Collectors.joining("; ")))),
                elsewhere -> write(refused(elsewhere.name(), "(elsewhere)")),
                rerated -> {
                    rerated.subjects().forEach(subject -> write(row(rerated, subject)));
                    return true;
                });
    }

    private static List<String> refused(String name, String reason) {
        List<String> cells = new java.util.ArrayList<>(java.util.Collections.nCopies(HEADS.size(), ""));
        cells.set(0, text(name));
        cells.set(HEADS.size() - 1, text(reason));
        return cells;
    }

    private static List<String> row(CaseImpact.Rerated found, SubjectImpact subject) {
        return List.of(
                text(found.name()),
                text(subject.subject()),
                found.status().name().toLowerCase(java.util.Locale.ROOT),
                text(found.park().zh()),
                text(found.park().en()),
                found.date().toString(),
                Boolean.toString(found.isCertified()),
                Boolean.toString(found.beforeInForce()),
                Boolean.toString(found.afterInForce()),
                number(subject.scoreBefore()),
                number(subject.scoreAfter()),
                number(subject.move()),
                text(subject.levelBefore().map(Level::id).orElse("")),
                text(subject.levelAfter().map(Level::id).orElse("")),
                text(subject.moved().entrySet().stream()
                        .map(move -> move.getKey() + " " + move.getValue().toDecimal())
                        .collect(Collectors.joining("; "))),
                text(subject.causes().stream().map(ImpactJson::cause).collect(Collectors.joining("; "))),
                "");
    }

    private static String number(Optional<Ratio> number) {
        return number.map(Ratio::toDecimal).orElse("");
    }

    /**
     * A text as a cell. Numbers are ours and may begin with a minus; a text may not begin like a formula.
     *
     * @param text the text
     * @return the cell, quoted where it must be
     */
    public static String text(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.matches("[^\",\r\n]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private boolean write(List<String> cells) {
        try {
            out.write(String.join(",", cells) + "\r\n");
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
