package org.lingtan.api.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateRoundTripTest {

    private static final Map<String, String> PARK = new TreeMap<>(Map.of(
            "application-date", "2026-03-01",
            "year", "2025",
            "name-zh", "示例园区（虚构）",
            "name-en", "Example & Park <fictitious>",
            "credit-code", "91430100000000019W",
            "division", "430100",
            "type", "industrial",
            "area", "1200000",
            "boundary", "whole"));

    @TempDir
    private Path folder = Path.of("");

    private Path form = Path.of("");
    private String zip = "";

    @BeforeEach
    void write_the_template() {
        form = folder.resolve("form");
        zip = folder.resolve("application.zip").toString();
        assertEquals(
                ExitCode.OK,
                Shell.run("template", "cnip@1.0.0", "--out", form.toString()).code());
    }

    @Test
    void a_template_for_every_shipped_rulebook_can_be_written() {
        for (String id : List.of("zcpc", "nzcp", "nzcp-hunan", "gbt50378")) {
            Shell.Result result =
                    Shell.run("template", id, "--out", folder.resolve(id).toString());
            assertEquals(ExitCode.OK, result.code(), id + ": " + result.err());
        }
    }

    @Test
    void a_template_never_overwrites_what_may_be_filled_in() {
        Shell.Result again = Shell.run("template", "cnip@1.0.0", "--out", form.toString());
        assertAll(
                () -> assertEquals(ExitCode.CONFLICT, again.code()),
                () -> assertTrue(again.err().contains("[conflict.not-empty]"), again.err()));
    }

    @Test
    void an_empty_form_is_refused_with_3() {
        Shell.Result result = Shell.run("pack", form.toString(), "--out", zip);
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, result.code()),
                () -> assertTrue(result.err().contains("[input.nothing-filled]"), result.err()),
                () -> assertFalse(Files.exists(Path.of(zip))));
    }

    @Test
    void what_is_filled_into_the_spreadsheet_comes_back_in_the_evaluation() throws IOException {
        fill(form, true);
        Shell.Result packed = Shell.run("pack", form.toString(), "--out", zip);
        assertEquals(ExitCode.OK, packed.code(), packed.out() + packed.err());
        assertEquals(ExitCode.OK, Shell.run("check", zip).code());
        String out = Shell.run("evaluate", zip, "--lang", "en").out();
        assertAll(
                () -> assertTrue(out.contains("Example & Park <fictitious>"), out),
                () -> assertTrue(out.matches("(?s).*X7 [^\\n]* 3/5 +production.audit-share = 66.6667 %.*"), out),
                () -> assertTrue(out.matches("(?s).*X17 [^\\n]* 2/5 .*"), out),
                () -> assertTrue(out.matches("(?s).*X15 [^\\n]* 3/5 .*"), out),
                () -> assertTrue(out.matches("(?s).*X1 [^\\n]* 0/5 \\(claimed 2\\).*"), out));
    }

    @Test
    void packing_twice_gives_the_same_bytes() throws IOException {
        fill(form, true);
        Path second = folder.resolve("again.zip");
        Shell.run("pack", form.toString(), "--out", zip);
        Shell.run("pack", form.toString(), "--out", second.toString());
        assertArrayEquals(Files.readAllBytes(Path.of(zip)), Files.readAllBytes(second));
    }

    @Test
    void a_problem_in_a_table_names_the_row_of_the_spreadsheet() throws IOException {
        fill(form, false);
        Shell.Result packed = Shell.run("pack", form.toString(), "--out", zip);
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, packed.code()),
                () -> assertTrue(packed.out().contains("evidence.xlsx#enterprises#row 6"), packed.out()),
                () -> assertFalse(Files.exists(Path.of(zip))));
    }

    @Test
    void a_problem_in_an_answer_names_the_row_of_the_spreadsheet() throws IOException {
        fill(form, true, Map.of("energy.clean-share", "forty-five"));
        Shell.Result packed = Shell.run("pack", form.toString(), "--out", zip);
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, packed.code()),
                () -> assertTrue(packed.out().matches("(?s).*evidence\\.xlsx#evidence row 4\\b.*"), packed.out()),
                () -> assertFalse(packed.out().contains("evidence.xml:"), packed.out()));
    }

    @Test
    void a_table_of_which_there_is_nothing_is_said_in_so_many_words() throws IOException {
        fill(form, true, Map.of("heat", "none"));
        Shell.Result packed = Shell.run("pack", form.toString(), "--out", zip);
        assertEquals(ExitCode.OK, packed.code(), packed.out() + packed.err());
        String unsaid = "No ledger of bought and sent-out heat was submitted";
        String out = Shell.run("evaluate", zip, "--lang", "en").out();
        assertFalse(out.contains(unsaid), out);
        Path second = folder.resolve("second");
        Shell.run("template", "cnip@1.0.0", "--out", second.toString());
        fill(second, true);
        Shell.run("pack", second.toString(), "--out", zip, "--force");
        assertTrue(Shell.run("evaluate", zip, "--lang", "en").out().contains(unsaid));
    }

    @Test
    void an_answer_that_no_table_takes_is_refused() throws IOException {
        fill(form, true, Map.of("vehicles", "few", "enterprises", "无"));
        Shell.Result packed = Shell.run("pack", form.toString(), "--out", zip);
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, packed.code()),
                () -> assertTrue(packed.err().contains("[input.answer-table]"), packed.err()),
                () -> assertTrue(packed.err().contains("[input.table-not-empty]"), packed.err()));
    }

    @Test
    void what_only_the_records_of_buildings_say_is_not_taken_elsewhere() throws IOException {
        Path buildings = folder.resolve("buildings");
        Shell.run("template", "gbt50378", "--out", buildings.toString());
        fill(buildings, true, Map.of("building.safety", "60"));
        Shell.Result packed = Shell.run("pack", buildings.toString(), "--out", zip);
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, packed.code()),
                () -> assertTrue(packed.err().contains("[input.in-records]"), packed.err()));
    }

    @Test
    void a_formula_in_the_spreadsheet_is_refused_wherever_it_stands() throws IOException {
        fill(form, true);
        Path file = form.resolve("evidence.xlsx");
        Path other = form.resolve("formula.xlsx");
        try (ReadableWorkbook filled = new ReadableWorkbook(file.toFile());
                OutputStream out = Files.newOutputStream(other);
                Workbook copy = new Workbook(out, "test", "1.0")) {
            for (Sheet sheet : filled.getSheets().toList()) {
                Worksheet target = copy.newWorksheet(sheet.getName());
                for (Row row : sheet.read()) {
                    row.stream()
                            .filter(cell -> cell != null && !cell.getText().isEmpty())
                            .forEach(cell -> target.value(row.getRowNum() - 1, cell.getColumnIndex(), cell.getText()));
                }
                if (sheet.getName().equals("evidence")) {
                    target.formula(6, 11, "40+5");
                }
            }
        }
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Shell.Result packed = Shell.run("pack", form.toString(), "--out", zip);
        assertAll(
                () -> assertEquals(ExitCode.REFUSED, packed.code()),
                () -> assertTrue(
                        (packed.out() + packed.err()).contains("[evidence.formula]"), packed.out() + packed.err()),
                () -> assertTrue(
                        (packed.out() + packed.err()).matches("(?s).*evidence.xlsx!xl/worksheets/\\S+ L7\\b.*"),
                        packed.out() + packed.err()),
                () -> assertFalse(Files.exists(Path.of(zip))));
    }

    @Test
    void an_xml_form_filled_in_by_hand_needs_no_list_of_attachments() throws IOException {
        Path xml = form.resolve("evidence.xml");
        Files.writeString(form.resolve("attachments/body.txt"), "decision to set up the body", StandardCharsets.UTF_8);
        String text = Files.readString(xml, StandardCharsets.UTF_8)
                .replace("applicationDate=\"\"", "applicationDate=\"2026-03-01\"")
                .replace(
                        "creditCode=\"\" division=\"\" type=\"\" area=\"\"",
                        "creditCode=\"91430100000000019W\" division=\"430100\" type=\"industrial\" area=\"1200000\"")
                .replace("zh=\"\" en=\"\"", "zh=\"示例园区\" en=\"Example Park\"")
                .replace("year=\"\"", "year=\"2025\"")
                .replace(
                        "  </evidence>",
                        "    <document id=\"d1\" of=\"management.body\" title=\"决定\">"
                                + "<support attachment=\"attachments/body.txt\" locator=\"line 1\"/></document>\n  </evidence>");
        Files.writeString(xml, text, StandardCharsets.UTF_8);
        Shell.Result packed = Shell.run("pack", form.toString(), "--out", zip);
        assertEquals(ExitCode.OK, packed.code(), packed.out() + packed.err());
        assertTrue(Shell.run("evaluate", zip).out().contains("management.body = documented"));
    }

    @Test
    void two_filled_in_forms_are_a_conflict() throws IOException {
        fill(form, true);
        Path xml = form.resolve("evidence.xml");
        Files.writeString(
                xml,
                Files.readString(xml, StandardCharsets.UTF_8)
                        .replace("creditCode=\"\"", "creditCode=\"91430100000000019W\""),
                StandardCharsets.UTF_8);
        Shell.Result packed = Shell.run("pack", form.toString(), "--out", zip);
        assertAll(
                () -> assertEquals(ExitCode.CONFLICT, packed.code()),
                () -> assertTrue(packed.err().contains("[conflict.both-filled]"), packed.err()));
    }

    /** Copies the spreadsheet cell by cell, as a spreadsheet program would, and fills in what a small park would. */
    private static void fill(Path form, boolean sound) throws IOException {
        fill(form, sound, Map.of());
    }

    /** What stands under a topic goes into the value of a quantity, or the answer of anything else. */
    private static void fill(Path form, boolean sound, Map<String, String> more) throws IOException {
        Files.writeString(
                form.resolve("attachments/proof.txt"), "a body exists; the platform runs", StandardCharsets.UTF_8);
        Path file = form.resolve("evidence.xlsx");
        Path filled = form.resolve("filled.xlsx");
        try (ReadableWorkbook template = new ReadableWorkbook(file.toFile());
                OutputStream out = Files.newOutputStream(filled);
                Workbook copy = new Workbook(out, "test", "1.0")) {
            for (Sheet sheet : template.getSheets().toList()) {
                Worksheet target = copy.newWorksheet(sheet.getName());
                List<Row> rows = sheet.read();
                rows.forEach(row -> row.stream()
                        .filter(cell -> cell != null && !cell.getText().isEmpty())
                        .forEach(cell -> target.value(row.getRowNum() - 1, cell.getColumnIndex(), cell.getText())));
                switch (sheet.getName()) {
                    case "park" -> rows.forEach(row -> park(target, row));
                    case "evidence" -> rows.forEach(row -> question(target, row, more));
                    case "enterprises" -> enterprises(target, rows.get(0), sound);
                    default -> {
                        // Other tables stay empty.
                    }
                }
            }
        }
        Files.move(filled, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void park(Worksheet sheet, Row row) {
        String value = PARK.get(row.getCellText(0));
        if (value != null) {
            sheet.value(row.getRowNum() - 1, 3, value);
        }
    }

    private static void question(Worksheet sheet, Row row, Map<String, String> more) {
        int at = row.getRowNum() - 1;
        String topic = row.getCellCount() > 5 ? row.getCellText(5) : "";
        String kind = row.getCellCount() > 4 ? row.getCellText(4) : "";
        if (more.containsKey(topic)) {
            sheet.value(at, kind.equals("quantity") ? 11 : 10, more.get(topic));
            if (!kind.equals("table")) {
                return;
            }
        } else if (topic.equals("platform.basic")) {
            sheet.value(at, 10, "是");
        } else if (kind.equals("quantity") && topic.equals("energy.clean-share")) {
            sheet.value(at, 11, "45");
            return;
        } else if (topic.equals("management.body")) {
            sheet.value(at, 12, "机构设置决定");
        } else {
            return;
        }
        sheet.value(at, 13, "proof.txt");
        sheet.value(at, 14, "line 1");
    }

    private static void enterprises(Worksheet sheet, Row ids, boolean sound) {
        String[][] rows = {
            {"E1", "甲, \"quoted\"", "yes", "yes", "yes"},
            {"E2", "乙", sound ? "是" : "perhaps", "yes", "no"},
            {"E3", "丙", "yes", "yes", "TRUE"},
        };
        List<String> columns = List.of("id", "name", "industrial", "above-scale", "audited");
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.size(); j++) {
                for (int column = 0; column < ids.getCellCount(); column++) {
                    if (ids.getCellText(column).equals(columns.get(j))) {
                        sheet.value(4 + i, column, rows[i][j]);
                    }
                }
            }
        }
    }
}
