package org.lingtan.api.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.lingtan.catalog.Column;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.Text;

/**
 * Writes {@code evidence.xlsx}: a sheet for the park, a sheet with every question, and a sheet for each table. Cells to
 * fill in are text cells, so that a spreadsheet program turns no serial number into a rounded number.
 */
final class TemplateWorkbook {

    static final String PARK = "park";
    static final String QUESTIONS = "evidence";
    /** The answer to a table of which the park has nothing. */
    static final String NONE = "none";
    /** Rows of a table sheet before the first row to fill in: ids, Chinese headings, English headings, notes. */
    static final int TABLE_HEAD = 4;
    /** Rows before the first question or line: ids, Chinese headings, English headings. */
    static final int HEAD = 3;

    private static final int PREPARED_ROWS = 200;
    private static final String HEAD_COLOUR = "DDE8F0";
    private static final String FILL_COLOUR = "FFF9E0";

    /** The columns of the sheet with the questions; those from {@code answer} on are filled in. */
    static final Map<String, Text> QUESTION_COLUMNS = questionColumns();

    private TemplateWorkbook() {}

    private static Map<String, Text> questionColumns() {
        Map<String, Text> columns = new java.util.LinkedHashMap<>();
        columns.put("criterion", new Text("指标", "criterion"));
        columns.put("clause", new Text("条款", "clause"));
        columns.put("asks-zh", new Text("内容", "asked, in Chinese"));
        columns.put("asks-en", new Text("内容（英文）", "asked"));
        columns.put("kind", new Text("证据类型", "kind of evidence"));
        columns.put("topic", new Text("主题", "topic"));
        columns.put("unit", new Text("单位", "unit"));
        columns.put("accepted-zh", new Text("认可的证据", "accepted evidence, in Chinese"));
        columns.put("accepted-en", new Text("认可的证据（英文）", "accepted evidence"));
        columns.put("note", new Text("说明", "note"));
        columns.put("answer", new Text("回答（yes/no）", "answer (yes/no)"));
        columns.put("value", new Text("数值", "value"));
        columns.put("title", new Text("文件名称", "title of the document"));
        columns.put("attachment", new Text("附件（多个用分号）", "attachment (several: semicolons)"));
        columns.put("locator", new Text("位置（页、表和行）", "locator (page, sheet and row)"));
        columns.put("not-applicable", new Text("不适用的理由", "reason why not applicable"));
        return java.util.Collections.unmodifiableMap(columns);
    }

    static void write(Questionnaire questionnaire, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "lingtan", "1.0");
        book.properties().setTitle(questionnaire.book().titles().zh());
        park(book.newWorksheet(PARK), questionnaire.book().id().toString());
        questions(book.newWorksheet(QUESTIONS), questionnaire);
        for (EvidenceTable table : questionnaire.tables()) {
            table(book.newWorksheet(table.id()), table);
        }
        book.finish();
    }

    private static void park(Worksheet sheet, String rulebook) {
        heads(
                sheet,
                List.of("key", "title-zh", "title-en", "value", "note"),
                List.of(
                        new Text("标识", "key"),
                        new Text("项目", "item in Chinese"),
                        new Text("项目（英文）", "item"),
                        new Text("填写", "fill in"),
                        new Text("格式", "form")));
        int row = HEAD;
        for (ParkField field : ParkField.ALL) {
            sheet.value(row, 0, field.key());
            sheet.value(row, 1, field.title().zh());
            sheet.value(row, 2, field.title().en());
            sheet.value(row, 4, field.note().zh() + " / " + field.note().en() + (field.required() ? " *" : ""));
            if (field.key().equals("rulebook")) {
                sheet.value(row, 3, rulebook);
            }
            choices(sheet, row, 3, row, field.choices());
            row++;
        }
        fillable(sheet, HEAD, 3, row - 1, 3);
        widths(sheet, List.of(18, 24, 30, 40, 50));
        sheet.freezePane(0, HEAD);
    }

    private static void questions(Worksheet sheet, Questionnaire questionnaire) {
        List<String> ids = List.copyOf(QUESTION_COLUMNS.keySet());
        heads(sheet, ids, List.copyOf(QUESTION_COLUMNS.values()));
        int row = HEAD;
        for (Question question : questionnaire.questions()) {
            List<String> cells = List.of(
                    question.criterion(),
                    question.clause(),
                    question.asks().zh(),
                    question.asks().en(),
                    question.kindWord(),
                    question.topic(),
                    question.unit(),
                    question.accepted().zh(),
                    question.accepted().en(),
                    note(question));
            for (int i = 0; i < cells.size(); i++) {
                sheet.value(row, i, cells.get(i));
            }
            row++;
        }
        int last = Math.max(HEAD, row - 1);
        fillable(sheet, HEAD, ids.indexOf("answer"), last, ids.size() - 1);
        row = HEAD;
        for (Question question : questionnaire.questions()) {
            choices(sheet, row, ids.indexOf("answer"), row, answers(question));
            row++;
        }
        widths(sheet, List.of(12, 10, 36, 36, 14, 30, 10, 36, 36, 50, 10, 14, 30, 36, 24, 30));
        sheet.freezePane(0, HEAD);
    }

    private static List<String> answers(Question question) {
        return switch (question.kind()) {
            case ATTESTATION -> List.of("yes", "no");
            case TABLE -> List.of(NONE);
            case QUANTITY, DOCUMENT, PROPERTY -> List.of();
        };
    }

    private static String note(Question question) {
        List<String> notes = new ArrayList<>();
        switch (question.kind()) {
            case QUANTITY ->
                notes.add("由工作表推算，此处数值只算声明 / derived from the sheets, a value here is only a claim: "
                        + String.join(", ", question.tables()));
            case ATTESTATION -> notes.add("yes/no + 附件 / attachment");
            case DOCUMENT -> notes.add("名称、附件、位置 / title, attachment, locator");
            case TABLE ->
                notes.add("填写工作表，附件为佐证 / fill in the sheet; attachments here support it. "
                        + "若确无此项，答 none / if there is nothing of the kind, answer none");
            case PROPERTY -> notes.add("见工作表 / see the sheet building-records");
        }
        if (!question.alsoFor().isEmpty()) {
            notes.add("同时用于 / serves also: " + String.join(", ", question.alsoFor()));
        }
        if (question.excludable()) {
            notes.add("可声明不适用 / may be declared not applicable");
        }
        return String.join("; ", notes);
    }

    private static void table(Worksheet sheet, EvidenceTable table) {
        List<Column> columns = List.copyOf(table.columns().values());
        heads(
                sheet,
                columns.stream().map(Column::id).toList(),
                columns.stream().map(Column::titles).toList());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            sheet.value(TABLE_HEAD - 1, i, form(column));
            sheet.width(i, 20);
            List<String> choices = column.type() == Column.Type.FLAG ? List.of("yes", "no") : column.choices();
            choices(sheet, TABLE_HEAD, i, TABLE_HEAD + PREPARED_ROWS - 1, choices);
        }
        sheet.range(TABLE_HEAD - 1, 0, TABLE_HEAD - 1, columns.size() - 1)
                .style()
                .italic()
                .wrapText(true)
                .set();
        fillable(sheet, TABLE_HEAD, 0, TABLE_HEAD + PREPARED_ROWS - 1, columns.size() - 1);
        sheet.freezePane(0, TABLE_HEAD);
    }

    private static String form(Column column) {
        String type = switch (column.type()) {
            case TEXT -> "文字 / text";
            case NUMBER -> "数字 / number";
            case DATE -> "YYYY-MM-DD";
            case TIME -> "YYYY-MM-DDThh:mm:ss+08:00";
            case FLAG -> "yes | no";
            case CHOICE -> String.join(" | ", column.choices());
        };
        return type
                + column.findUnit().map(unit -> " [" + unit + "]").orElse("")
                + (column.min() == null ? "" : " ≥ " + column.min().toDecimal())
                + (column.required() ? " *" : "");
    }

    private static void heads(Worksheet sheet, List<String> ids, List<Text> titles) {
        for (int i = 0; i < ids.size(); i++) {
            sheet.value(0, i, ids.get(i));
            sheet.value(1, i, titles.get(i).zh());
            sheet.value(2, i, titles.get(i).en());
        }
        sheet.range(0, 0, 2, ids.size() - 1)
                .style()
                .bold()
                .fillColor(HEAD_COLOUR)
                .set();
    }

    private static void fillable(Worksheet sheet, int top, int left, int bottom, int right) {
        sheet.range(top, left, bottom, right)
                .style()
                .format("@")
                .fillColor(FILL_COLOUR)
                .set();
    }

    private static void choices(Worksheet sheet, int top, int column, int bottom, List<String> choices) {
        if (!choices.isEmpty()) {
            sheet.range(top, column, bottom, column)
                    .validateWithListByFormula("\"" + String.join(",", choices) + "\"")
                    .allowBlank(true);
        }
    }

    private static void widths(Worksheet sheet, List<Integer> characters) {
        for (int i = 0; i < characters.size(); i++) {
            sheet.width(i, characters.get(i));
        }
    }
}
