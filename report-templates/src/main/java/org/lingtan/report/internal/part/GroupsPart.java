package org.lingtan.report.internal.part;

import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import com.itextpdf.layout.element.Table;
import java.util.List;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.chart.GroupBars;
import org.lingtan.report.internal.chart.Radar;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** The score by dimension, system or first-level indicator: the numbers, bars, and a radar on fixed axes. */
final class GroupsPart implements Part {

    private static final int LEAST_AXES = 3;

    @Override
    public void compose(Sheet sheet, ReportData data) {
        List<GroupScore> groups = data.assessment().rating().groups();
        if (groups.isEmpty()) {
            return;
        }
        sheet.part(sheet.text("groups.heading"));
        Table table = sheet.head(
                sheet.table(6, 42, 13, 13, 13, 13),
                "row",
                "group",
                "#score.proved",
                "#score.claimed",
                "#score.possible",
                "#score.max");
        int row = 0;
        for (GroupScore group : groups) {
            row++;
            table.addCell(sheet.cell(String.valueOf(row), TextStyle.CELL));
            table.addCell(sheet.cell(group.titles(), TextStyle.CELL));
            table.addCell(sheet.number(Figures.points(group.score().proved())));
            table.addCell(sheet.number(Figures.points(group.score().claimed())));
            table.addCell(sheet.number(Figures.points(group.score().possible())));
            table.addCell(sheet.number(Figures.points(group.score().max())));
        }
        sheet.add(table);
        // Each by itself: where one does not fit, only it goes to the next page, never the table away from its heading.
        figure(sheet, GroupBars.draw(sheet, groups), "groups.bars");
        List<GroupScore> axes = groups.stream()
                .filter(group -> group.score().max().signum() > 0)
                .toList();
        if (axes.size() >= LEAST_AXES) {
            figure(sheet, Radar.draw(sheet, axes), "groups.radar");
        }
    }

    private static void figure(Sheet sheet, PdfFormXObject drawing, String key) {
        sheet.add(List.of(sheet.figure(drawing, sheet.text(key))));
    }
}
