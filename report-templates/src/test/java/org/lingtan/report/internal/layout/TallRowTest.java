package org.lingtan.report.internal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.element.Paragraph;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Text;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.internal.font.DocumentFonts;

class TallRowTest {

    private static final Pattern PIECE = Pattern.compile("piece-([0-9]+)\\b");

    /** The text of each page of a table with one tall row and a low one, below so many lines of text. */
    private static List<String> pages(int above, int pieces, boolean wide) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfDocument pdf = new PdfDocument(new PdfWriter(out));
        pdf.initializeOutlines();
        Document document = new Document(pdf, PageSize.A4);
        DocumentFonts fonts = new DocumentFonts();
        document.setFont(fonts.weight(false));
        Sheet sheet = new Sheet(document, fonts, ReportTemplate.shipped(), ReportLanguage.EN);
        if (wide) {
            sheet.widePart(same("wide"), same("remark"));
            IntStream.range(0, above).forEach(line -> sheet.paragraph(same("line"), TextStyle.BODY));
            sheet.part(same("upright"));
        } else {
            IntStream.range(0, above).forEach(line -> sheet.paragraph(same("line"), TextStyle.BODY));
        }
        FittedTable table = sheet.fitted("criterion", "criteria.values", "criteria.rules");
        for (String low : List.of("first", "second")) {
            row(sheet, table, low, 1, 1_000_000);
        }
        row(sheet, table, "tall", pieces, 0);
        row(sheet, table, "last", 1, 2_000_000);
        sheet.addLast(table.table());
        sheet.end();
        document.close();
        List<String> pages = new ArrayList<>();
        try (PdfDocument read = new PdfDocument(new PdfReader(new ByteArrayInputStream(out.toByteArray())))) {
            for (int page = 1; page <= read.getNumberOfPages(); page++) {
                pages.add(PdfTextExtractor.getTextFromPage(read.getPage(page)));
            }
        }
        return pages;
    }

    private static Text same(String text) {
        return new Text(text, text);
    }

    private static void row(Sheet sheet, FittedTable table, String name, int pieces, int first) {
        List<List<Paragraph>> lines = IntStream.range(0, pieces)
                .mapToObj(i -> List.of(sheet.neutral("piece-" + (first + i), TextStyle.DENSE)))
                .toList();
        table.row(
                sheet.rowHead(same(name)),
                () -> sheet.rowHead(same(name + " goes-on")),
                List.of(lines, List.of(List.of(sheet.neutral("rule-of-" + name, TextStyle.DENSE)))));
    }

    private static List<Integer> printed(List<String> pages) {
        return PIECE.matcher(String.join("\n", pages))
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(number -> number < 1_000_000)
                .toList();
    }

    @Test
    void a_row_that_fits_on_its_page_is_one_row_and_loses_nothing() throws IOException {
        List<String> pages = pages(0, 40, false);
        assertEquals(1, pages.size());
        assertEquals(IntStream.range(0, 40).boxed().toList(), printed(pages));
        assertTrue(!pages.get(0).contains("goes-on") && pages.get(0).contains("rule-of-tall"), pages.get(0));
    }

    @Test
    void a_row_is_named_again_once_on_each_further_page_and_every_piece_stands_once_in_order() throws IOException {
        for (int above : List.of(0, 12, 20, 28)) {
            for (int pieces : List.of(90, 150, 333)) {
                List<String> pages = pages(above, pieces, false);
                String told = above + " lines above, " + pieces + " pieces, " + pages.size() + " pages";
                assertEquals(IntStream.range(0, pieces).boxed().toList(), printed(pages), told);
                assertTrue(pages.size() > 1, told);
                for (String page : pages) {
                    int named = page.split("goes-on", -1).length - 1;
                    boolean begins = page.contains("rule-of-tall");
                    boolean has = PIECE.matcher(page)
                            .results()
                            .anyMatch(found -> found.group(1).length() < 7);
                    assertEquals(has && !begins ? 1 : 0, named, told + ": " + page);
                }
            }
        }
    }

    /** The rest of a table that was begun on a wide page is divided once more. */
    @Test
    void a_table_begun_on_a_wide_page_goes_on_upright_with_all_its_pieces() throws IOException {
        for (int pieces : List.of(40, 200)) {
            List<String> pages = pages(1, pieces, true);
            assertEquals(IntStream.range(0, pieces).boxed().toList(), printed(pages));
        }
    }
}
