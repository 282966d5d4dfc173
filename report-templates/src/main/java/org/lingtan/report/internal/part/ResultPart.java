package org.lingtan.report.internal.part;

import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.report.ReportData;
import org.lingtan.report.internal.chart.LevelScale;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** The score against the bounds of the levels, what is proved, claimed and possible, and how the criteria ended. */
final class ResultPart implements Part {

    @Override
    public void compose(Sheet sheet, ReportData data) {
        sheet.page();
        sheet.part(sheet.text("result.heading"));
        Rating rating = data.assessment().rating();
        rating.score().ifPresent(score -> {
            sheet.add(List.of(sheet.figure(
                    LevelScale.draw(sheet, score, data.levels()),
                    sheet.text("result.chart", Figures.points(score.proved()), Figures.points(score.max())))));
            Table table = sheet.head(
                    sheet.table(25, 25, 25, 25), "#score.proved", "#score.claimed", "#score.possible", "#score.max");
            table.addCell(sheet.number(Figures.points(score.proved())));
            table.addCell(sheet.number(Figures.points(score.claimed())));
            table.addCell(sheet.number(Figures.points(score.possible())));
            table.addCell(sheet.number(Figures.points(score.max())));
            sheet.add(table, sheet.text("result.readings"));
            if (data.criteria().stream().anyMatch(detail -> detail.kind().equals("prerequisite"))) {
                sheet.paragraph(sheet.text("result.prerequisites"), TextStyle.BODY);
            }
            Levels.next(data).ifPresent(next -> {
                if (!next.holding().isEmpty()) {
                    sheet.paragraph(sheet.text("result.prerequisites-open", sheet.text("gap.heading")), TextStyle.BODY);
                }
                next.heldBack().ifPresent(level -> sheet.paragraph(Levels.heldBack(sheet, level), TextStyle.BODY));
            });
        });
        levels(sheet, data);
        outcomes(sheet, data);
        warnings(sheet, data);
    }

    /** What no level asks for has no column. */
    private static void levels(Sheet sheet, ReportData data) {
        boolean areScored = Levels.areScored(data);
        boolean doOffset = data.levels().stream().anyMatch(level -> level.offsets() != Level.Offsetting.ANY);
        List<String> columns = new ArrayList<>(List.of(Levels.key(data, "level")));
        if (areScored) {
            columns.add("level.score");
        }
        if (doOffset) {
            columns.add("level.offsets");
        }
        columns.add("level.reached");
        int[] shares = new int[columns.size()];
        Arrays.fill(shares, 1);
        shares[0] = 2;
        sheet.section(sheet.text(Levels.key(data, "result.levels")));
        Table table = sheet.head(sheet.table(shares), columns.toArray(String[]::new));
        for (int i = data.levels().size() - 1; i >= 0; i--) {
            Level level = data.levels().get(i);
            table.addCell(sheet.cell(level.titles(), TextStyle.CELL));
            if (areScored) {
                table.addCell(sheet.cell(Figures.range(level.score()), TextStyle.CELL));
            }
            if (doOffset) {
                table.addCell(sheet.cell(
                        sheet.text("offsets." + level.offsets().name().toLowerCase(java.util.Locale.ROOT)),
                        TextStyle.CELL));
            }
            table.addCell(sheet.cell(reached(sheet, data, level), TextStyle.CELL));
        }
        Optional<Text> offsets = data.assessment()
                .offsets()
                .filter(account -> doOffset)
                .map(account -> sheet.text("result.offsets." + (account.isComplete() ? "complete" : "incomplete")));
        Level highest = data.levels().get(data.levels().size() - 1);
        Optional<Text> zeroCarbon = data.assessment()
                .rating()
                .zeroCarbonPark()
                .map(is -> sheet.text("result.zero-carbon", highest.titles()));
        Stream.of(offsets, zeroCarbon)
                .flatMap(Optional::stream)
                .reduce((one, other) -> new Text(one.zh() + other.zh(), one.en() + " " + other.en()))
                .ifPresentOrElse(remark -> sheet.add(table, remark), () -> sheet.add(table));
    }

    private static Text reached(Sheet sheet, ReportData data, Level level) {
        Rating rating = data.assessment().rating();
        if (rating.level().map(Level::id).filter(level.id()::equals).isPresent()) {
            return sheet.text(Levels.key(data, "level.is-reached"));
        }
        return rating.claimedLevel().map(Level::id).filter(level.id()::equals).isPresent()
                ? sheet.text(Levels.key(data, "level.is-claimed"))
                : sheet.text("level.is-not");
    }

    private static void outcomes(Sheet sheet, ReportData data) {
        sheet.section(sheet.text("result.outcomes"));
        Table table = sheet.head(sheet.table(70, 30), "outcome", "#count");
        for (Outcome outcome : Outcome.values()) {
            long count = data.assessment().determinations().stream()
                    .filter(d -> d.outcome() == outcome)
                    .count();
            if (count > 0) {
                table.addCell(sheet.cell(sheet.text("outcome." + outcome.code()), TextStyle.CELL));
                table.addCell(sheet.number(String.valueOf(count)));
            }
        }
        sheet.add(table);
    }

    private static void warnings(Sheet sheet, ReportData data) {
        if (!data.assessment().warnings().isEmpty()) {
            sheet.section(sheet.text("result.warnings"));
            Table table = sheet.head(sheet.table(6, 94), "row", "result.warning");
            int row = 0;
            for (Text warning : data.assessment().warnings()) {
                row++;
                table.addCell(sheet.cell(String.valueOf(row), TextStyle.CELL));
                table.addCell(sheet.cell(warning, TextStyle.CELL));
            }
            sheet.add(table);
        }
    }
}
