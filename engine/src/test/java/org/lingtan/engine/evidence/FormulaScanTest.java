package org.lingtan.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.source.Problem;

class FormulaScanTest {

    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "<sheetData><c t='s'><f>A1</f><v>0</v></c></sheetData>, true",
        "<sheetData><c><f/></c></sheetData>, true",
        "<sheetData><c><f t='array'>A1</f></c></sheetData>, true",
        "<x:sheetData><x:c><x:f>A1</x:f></x:c></x:sheetData >, true",
        "<sheetData><!-- </sheetData> --><f>A1</f></sheetData>, true",
        "<sheetData><c><v>0</v></c></sheetData><xm:f>A1</xm:f>, false",
        "<sheetData><foo/><fx>1</fx></sheetData>, false",
        "<c:chart><c:f>A1</c:f></c:chart>, false",
    })
    void only_a_formula_among_the_cells_counts(String xml, boolean expected) throws IOException {
        for (int before : new int[] {0, 16_380, 16_384 - xml.indexOf('f')}) {
            byte[] bytes = (" ".repeat(before) + xml).getBytes(StandardCharsets.UTF_8);
            assertEquals(
                    expected, FormulaScan.find(new ByteArrayInputStream(bytes)).isPresent(), xml + " at " + before);
        }
    }

    @Test
    void a_list_of_choices_behind_the_cells_is_taken() throws IOException {
        List<Problem> problems = read("", "<extLst><ext><x:f>A1</x:f></ext></extLst>");
        assertEquals(List.of(), problems);
    }

    @Test
    void a_formula_that_shows_a_shared_text_is_refused_with_the_part_of_its_sheet() throws IOException {
        List<Problem> problems = read("<f>A1</f>", "");
        assertEquals(
                List.of("evidence.formula"),
                problems.stream().map(Problem::code).toList());
        assertTrue(problems.get(0).isError());
        assertEquals(
                "attachments/e.xlsx!xl/worksheets/sheet1.xml B2",
                problems.get(0).place());
    }

    private List<Problem> read(String inCell, String behind) throws IOException {
        SamplePackage sample = new SamplePackage();
        sample.evidence = sample.evidence.replace("enterprises.csv", "e.xlsx");
        sample.attach("attachments/e.xlsx", HostileAttachments.XLSX, SamplePackage.sharedTextFormula(inCell, behind));
        Path path = Files.write(temp.resolve("p.zip"), sample.zip());
        return PackageReader.read(path, Catalogue.shipped()).problems();
    }
}
