package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** What rests on published, cited, constructed or interpreted content; what we constructed is never the standard's. */
final class BasisPart implements Part {

    private static final String CONSTRUCTED = "constructed";

    @Override
    public void compose(Sheet sheet, ReportData data) {
        sheet.part(sheet.text("basis.heading"));
        data.standard().note().ifPresent(note -> sheet.paragraph(note, TextStyle.BODY));
        Table table = sheet.head(sheet.table(40, 30, 30), "basis", "#basis.criteria", "#basis.points");
        for (Map.Entry<String, Ratio> basis : data.assessment().basis().entrySet()) {
            long criteria = data.assessment().determinations().stream()
                    .filter(d -> d.basis().equals(basis.getKey()))
                    .count();
            table.addCell(sheet.rowHead(sheet.text("basis." + basis.getKey())));
            table.addCell(sheet.number(String.valueOf(criteria)));
            table.addCell(sheet.number(Figures.points(basis.getValue())));
        }
        List<Text> remarks = new ArrayList<>(List.of(sheet.text("basis.meaning")));
        named(sheet, data, "basis.constructed-criteria", d -> d.basis().equals(CONSTRUCTED))
                .ifPresent(remarks::add);
        named(
                        sheet,
                        data,
                        "basis.constructed-judging",
                        d -> d.judging().equals(CONSTRUCTED) && !d.basis().equals(CONSTRUCTED))
                .ifPresent(remarks::add);
        sheet.add(table, remarks);
        constructed(sheet, data);
    }

    /** The constructed parameters, together where they come from the same source. */
    private static void constructed(Sheet sheet, ReportData data) {
        Map<Text, Set<String>> bySource = new LinkedHashMap<>();
        data.criteria().stream()
                .flatMap(detail -> detail.thresholds().stream())
                .filter(threshold -> threshold.basis().equals(CONSTRUCTED))
                .forEach(threshold -> bySource.computeIfAbsent(threshold.source(), source -> new LinkedHashSet<>())
                        .add(threshold.parameter()));
        if (!bySource.isEmpty()) {
            sheet.section(sheet.text("basis.constructed-parameters"));
            Table table = sheet.head(sheet.table(44, 56), "basis.parameter", "basis.source");
            bySource.forEach(
                    (source, parameters) -> table.addCell(sheet.cell(String.join(", ", parameters), TextStyle.DENSE))
                            .addCell(sheet.cell(source, TextStyle.DENSE)));
            sheet.add(table);
        }
    }

    private static Optional<Text> named(Sheet sheet, ReportData data, String key, Predicate<Determination> which) {
        List<String> criteria = data.assessment().determinations().stream()
                .filter(which)
                .map(Determination::criterion)
                .toList();
        return criteria.isEmpty() ? Optional.empty() : Optional.of(sheet.text(key, String.join(", ", criteria)));
    }
}
