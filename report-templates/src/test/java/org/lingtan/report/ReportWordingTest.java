package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lingtan.report.Printed.text;
import static org.lingtan.report.Printed.written;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.Row;

/** What a report prints beside charts, values and pages is what the rulebook says. */
class ReportWordingTest {

    @Test
    void an_open_bound_of_a_level_is_drawn_as_one() {
        String text = text(Examples.report("office-park", "zcpc", ReportLanguage.EN));
        assertTrue(text.contains("> 75 "), text);
        assertFalse(text.contains("≥ 75 "), "75 itself does not reach the level");
        assertTrue(
                text(Examples.report("office-park", "cnip", ReportLanguage.EN)).contains("≥ 60 "));
    }

    @Test
    void a_property_has_its_own_name_under_every_clause() {
        ReportData data = Examples.report("office-park", "gbt50378", ReportLanguage.EN);
        assertEquals(new Text("建筑类型", "building type"), data.names().get("type"));
        assertEquals(new Text("气候区", "climate zone"), data.names().get("climate-zone"));
        assertTrue(text(data).contains("Prerequisites"), "prerequisites have a heading");
    }

    @Test
    void the_head_of_a_page_never_loses_the_rulebook() {
        ReportData data = Examples.report("large-industrial-park", "nzcp", ReportLanguage.BOTH);
        String[] pages = Judges.text(new ReportWriter().write(data)).split("\f", -1);
        for (int i = 1; i < pages.length - 1; i++) {
            String head = pages[i].lines()
                    .filter(line -> line.contains(" · "))
                    .findFirst()
                    .orElse("");
            assertTrue(head.contains(data.assessment().titles().zh()), "page " + (i + 1) + ": " + head);
        }
    }

    @Test
    void a_certificate_prints_its_nonconformities_and_what_it_prints_is_in_its_data() {
        ReportData raised = Examples.certificate("office-park", "cnip", ReportLanguage.EN);
        String text = text(raised);
        for (String said :
                List.of("Nonconformities", "NC-1", "calibrated", "meters.pdf", "2026-04-02", "NC-2", "observation")) {
            assertTrue(text.contains(said), said + " is not printed: " + text);
        }
        String none =
                text(Examples.certificate("office-park", "cnip", ReportLanguage.EN, Examples.issuance(List.of())));
        assertTrue(none.contains("None was raised."), none);
        String self = text(Examples.report("office-park", "cnip", ReportLanguage.EN));
        assertFalse(
                self.contains("None was raised.")
                        || self.toLowerCase(java.util.Locale.ROOT).contains("nonconformities"),
                self);
    }

    @Test
    void words_and_units_of_the_data_are_told_in_the_language_of_the_report() {
        String zh = text(Examples.report("office-park", "gbt50378", ReportLanguage.ZH));
        assertTrue(zh.contains("公共建筑") && zh.contains("夏热冬冷"), zh);
        assertFalse(zh.contains("hot-summer-cold-winter") || zh.contains(" points"), zh);
        assertTrue(zh.contains("北: 示例北路"), "the sides of the boundary are named in Chinese");
        String en = text(Examples.report("office-park", "gbt50378", ReportLanguage.EN));
        assertTrue(en.contains("public building") && en.contains("grade 2"), en);
    }

    @Test
    void places_and_fuels_are_told_in_the_language_of_the_report() {
        String zh = text(Examples.report("office-park", "zcpc", ReportLanguage.ZH));
        for (String told : List.of("整个文件", "第 2 页", "汽油 ×", "折标准煤系数: 电力（等价值） 2024, 汽油", "第 2-26 行")) {
            assertTrue(zh.contains(told), told + " is missing: " + zh);
        }
        for (String raw : List.of(
                "whole file",
                "line 2",
                "page 2",
                "gasoline",
                "electricity-current",
                "electricity-equivalent",
                "catalogue:",
                "我方")) {
            assertFalse(zh.contains(raw), raw + " is printed: " + zh);
        }
        String en = text(Examples.report("office-park", "zcpc", ReportLanguage.EN));
        assertTrue(en.contains("kg gasoline × 1.4714") && en.contains("whole file; line 2-26"), en);
    }

    /** What a level rests on beside its score: residual and retired units, each with its formula and places. */
    @Test
    void the_offset_account_tells_how_its_figures_came_about() {
        String en = written(Examples.report("logistics-park", "cnip", ReportLanguage.EN));
        String trace = en.substring(en.indexOf("How the values came about"));
        String account = trace.substring(trace.indexOf("Annual offsetting"));
        assertTrue(account.contains("7583.1216 tCO2") && account.contains("× 0.4974 kgCO2/kWh"), account);
        assertTrue(account.contains("electricity.csv: whole file; line 2-37"), account);
        assertTrue(account.contains("retired units counted 3000 tCO2e"), account);
        assertTrue(account.contains("credit-unit ledger: row 1"), account);
        String zh = written(Examples.report("logistics-park", "cnip", ReportLanguage.ZH));
        assertTrue(zh.contains("计入的注销量 3000 tCO2e") && !zh.contains("carbon.residual"), zh);
    }

    @Test
    void rules_are_named_in_the_language_of_the_report_in_the_order_of_their_numbers() {
        String zh = written(Examples.report("office-park", "zcpc", ReportLanguage.ZH));
        assertTrue(zh.contains("ZCPC-B2-13 数字孪生作用有证据"), zh);
        assertFalse(zh.contains("met by the") || zh.contains("is not evidenced"), zh);
        assertTrue(zh.indexOf("ZCPC-B2-5 ") < zh.indexOf("ZCPC-B2-13 "), "rule 5 stands before rule 13");
        String why = written(Examples.report("office-park", "nzcp", ReportLanguage.ZH));
        assertTrue(Pattern.compile("不适用：[^N]*（NZCP-").matcher(why).find(), why);
    }

    @Test
    void several_documents_of_one_part_have_names_of_their_own() {
        String en = written(Examples.report("office-park", "zcpc", ReportLanguage.EN));
        assertTrue(en.contains("register of photovoltaic systems on buildings: documented"), en);
    }

    @Test
    void units_are_spelt_as_people_write_them() {
        String en = written(Examples.report("large-industrial-park", "nzcp", ReportLanguage.EN));
        assertTrue(en.contains("m³ natural gas × 21.6219 tCO2/10⁴ Nm³"), en);
        assertFalse(Pattern.compile("(?<![A-Za-z])N?m3|1e4|\\[U\\+").matcher(en).find(), en);
    }

    @Test
    void a_number_before_a_power_of_ten_is_multiplied_by_it() {
        EvidencePackage evidence = Examples.evidence("office-park");
        List<EvidenceItem> items =
                evidence.items().stream().map(ReportWordingTest::inThousands).toList();
        String en = written(HostileTextTest.report(
                HostileTextTest.like(evidence, evidence.park().name(), items), "cnip", ReportLanguage.EN));
        assertTrue(en.contains("30 × 10⁴ m³ natural gas × 1.33 kgce/m³"), en);
    }

    /** The same gas in ten thousands of cubic metres. */
    private static EvidenceItem inThousands(EvidenceItem item) {
        if (!(item instanceof EvidenceItem.Table table) || !item.topic().equals("energy")) {
            return item;
        }
        List<Row> rows = table.rows().stream()
                .map(row -> {
                    Map<String, Object> cells = new TreeMap<>(row.cells());
                    if (cells.replace("unit", "m3", "1e4 m3")) {
                        cells.computeIfPresent("amount", (id, amount) -> ((Ratio) amount).dividedBy(Ratio.of(10_000)));
                    }
                    return new Row(row.locator(), cells);
                })
                .toList();
        return new EvidenceItem.Table(table.id(), table.topic(), table.supports(), rows, table.digest());
    }

    @Test
    void a_document_that_is_only_named_is_not_said_to_prove() {
        String en = written(Examples.report("large-industrial-park", "cnip", ReportLanguage.EN));
        assertTrue(en.contains("document named, not proved"), en);
        assertFalse(en.contains("documented (only"), en);
    }

    @Test
    void places_stand_in_the_order_of_their_numbers_each_once() {
        String en = text(Examples.report("large-industrial-park", "cnip", ReportLanguage.EN));
        assertTrue(Pattern.compile("row [0-9]+-[0-9]+").matcher(en).find(), "rows that follow each other are a range");
        Matcher listed = Pattern.compile("row ([0-9, -]+[0-9])").matcher(en);
        while (listed.find()) {
            int last = 0;
            for (String number : listed.group(1).split("[, -]+", -1)) {
                assertTrue(Integer.parseInt(number) > last, listed.group());
                last = Integer.parseInt(number);
            }
        }
    }

    @Test
    void several_statements_of_one_part_have_names_of_their_own() {
        String en = written(Examples.report("office-park", "cnip", ReportLanguage.EN));
        assertTrue(en.contains("strategy goal with date and page – a larger share of renewable energy: yes"), en);
    }

    @Test
    void a_sheet_is_called_by_its_name() {
        String zh = text(Examples.report("office-park", "cnip", ReportLanguage.ZH));
        assertTrue(zh.contains("工作表“评价记录” 第 2") && !zh.contains("个工作表"), zh);
        assertFalse(zh.contains("评价记录!"), "no sign of spreadsheets in a sentence: " + zh);
    }

    @Test
    void the_scores_of_the_dimensions_stand_on_the_page_of_their_heading() {
        ReportData data = Examples.report("large-industrial-park", "cnip", ReportLanguage.BOTH);
        String page = List.of(Judges.text(new ReportWriter().write(data)).split("\f", -1)).stream()
                .filter(text -> text.contains("Score by dimension"))
                .findFirst()
                .orElseThrow();
        assertTrue(page.contains("Maximum"), page);
    }

    @Test
    void whoever_sent_what_was_rejected_is_told_so_and_not_that_nothing_came() {
        ReportData data = Examples.certificate("office-park", "cnip", ReportLanguage.EN);
        List<String> missing = data.assessment().determinations().stream()
                .flatMap(d -> d.missing().stream())
                .map(Text::en)
                .filter(text -> text.contains("'d-008'"))
                .toList();
        assertEquals(1, missing.size(), missing.toString());
        assertTrue(missing.get(0).contains("was rejected. Correct it and submit again: "), missing.toString());
        String printed = Judges.raw(new ReportWriter().write(data)).replaceAll("\\s+", " ");
        assertTrue(printed.contains("was rejected. Correct it"), printed);
    }

    @Test
    void a_review_record_names_criteria_and_answers_in_words() {
        String en = text(Examples.certificate("office-park", "cnip", ReportLanguage.EN));
        String record = en.substring(en.indexOf("Review record"), en.indexOf("What the result rests on"));
        assertTrue(record.contains("zero-carbon strategy with staged goals"), record);
        assertTrue(Pattern.compile("d-008 rejected .*X17").matcher(record).find(), record);
        assertFalse(record.contains("answer = 1"), record);
        assertTrue(record.contains("Answer: yes"), record);
    }

    @Test
    void a_band_of_a_prerequisite_says_which_level_it_permits() {
        String en = text(Examples.report("office-park", "gbt50378", ReportLanguage.EN));
        assertTrue(en.contains("≥ 5 → up to One star"), en);
        assertTrue(en.contains("safety.minimum [points]: "), en);
        assertTrue(en.contains("full-decoration.evidenced: up to Three stars"), en);
    }

    @Test
    void an_identifier_breaks_after_punctuation_alone() {
        for (String book : List.of("zcpc", "gbt50378")) {
            ReportData data = Examples.report("office-park", book, ReportLanguage.EN);
            String lines = Judges.raw(new ReportWriter().write(data));
            data.criteria().stream()
                    .flatMap(detail -> detail.thresholds().stream())
                    .map(threshold -> threshold.parameter())
                    .distinct()
                    .forEach(id -> assertEquals(
                            printed(lines, id, ""), printed(lines, id, "[-.]"), id + " is broken inside a word"));
        }
    }

    /** How often an id is printed, where lines may end after certain characters; after every one if none are told. */
    private static long printed(String lines, String id, String after) {
        StringBuilder pattern = new StringBuilder();
        id.chars().forEach(c -> {
            String letter = Character.toString(c);
            pattern.append(Pattern.quote(letter));
            if (after.isEmpty() || letter.matches(after)) {
                pattern.append("\\R?");
            }
        });
        long count =
                Pattern.compile(pattern.toString()).matcher(lines).results().count();
        assertTrue(count > 0, id + " is not printed");
        return count;
    }
}
