package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Div;
import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.List;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.chart.GroupBars;
import org.lingtan.report.internal.chart.Radar;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** The score by dimension, system or first-level indicator: bars, a radar on fixed axes, and their numbers. */
final class GroupsPart implements Part {

    private static final int LEAST_AXES = 3;

    @Override
    public void compose(Sheet sheet, ReportData data) {
        List<GroupScore> groups = data.assessment().rating().groups();
        if (groups.isEmpty()) {
            return;
        }
        sheet.part(sheet.text("groups.heading"));
        List<Div> figures = new ArrayList<>();
        figures.add(sheet.figure(GroupBars.draw(sheet, groups), sheet.text("groups.bars")));
        List<GroupScore> axes = groups.stream()
                .filter(group -> group.score().max().signum() > 0)
                .toList();
        if (axes.size() >= LEAST_AXES) {
            figures.add(sheet.figure(Radar.draw(sheet, axes), sheet.text("groups.radar")));
        }
        sheet.add(figures);
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
    }
}
