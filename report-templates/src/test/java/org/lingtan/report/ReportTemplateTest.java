package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lingtan.catalog.source.SourceException;

/** Another body restyles its reports without touching evaluation. */
class ReportTemplateTest {

    private static final Path HARBOUR = Path.of("src/test/templates/harbour");

    @TempDir
    Path folder = Path.of("");

    private Path copy() throws IOException {
        try (Stream<Path> files = Files.list(HARBOUR)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private static ReportData data(String template) {
        String json = new String(
                Examples.certificate("office-park", "cnip", ReportLanguage.BOTH).toJson(), StandardCharsets.UTF_8);
        return ReportData.read(json.replaceFirst("\"template\":\"[^\"]+\"", "\"template\":\"" + template + "\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void another_template_has_its_own_order_texts_logo_and_no_other_numbers() throws IOException {
        BufferedImage logo = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(logo, "png", copy().resolve("logo.png").toFile());
        byte[] pdf = new ReportWriter(ReportTemplate.of(folder)).write(data("harbour"));
        Judges.accept(pdf, "harbour");
        String text = Judges.text(pdf).replaceAll("\\s+", " ");
        assertTrue(text.contains("Harbour certificate of carbon performance"));
        assertTrue(text.indexOf("All criteria") < text.indexOf("Levels and their bounds"), "criteria come first");
        assertFalse(text.contains("How the values came about"), "the trace was left out");
        assertTrue(text.contains("61"), "the score is the same");
        assertTrue(text.contains("constructed"), "what is constructed is still said");
        assertEquals(List.of(), Pages.nearlyEmpty(pdf), "upright parts may follow wide ones");
    }

    @Test
    void a_report_is_not_laid_out_by_a_template_it_does_not_name() {
        SourceException refused = assertThrows(
                SourceException.class, () -> new ReportWriter(ReportTemplate.of(HARBOUR)).write(data("lingtan")));
        assertEquals("report.template", refused.problems().get(0).code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "template.yaml|parts: [cover, criteria|parts: [cover, score|template.part",
                "template.yaml|parts: [cover, criteria|parts: [criteria|template.cover",
                "template.yaml|'\"#1E3A8A\"'|blue|template.colour",
                "template.yaml|id: harbour|id: Harbour!|template.id",
                "texts.properties|cover.certificate|cover.colour|template.language",
                "texts.properties|=Harbour certificate of carbon performance|=|template.language",
            })
    void a_defective_template_is_refused_with_its_place(String file, String found, String changed, String code)
            throws IOException {
        Path path = copy().resolve(file);
        Files.writeString(path, Files.readString(path).replace(found, changed));
        SourceException refused = assertThrows(SourceException.class, () -> ReportTemplate.of(folder));
        assertEquals(code, refused.problems().get(0).code());
    }

    @Test
    void a_logo_that_is_no_picture_is_refused() throws IOException {
        Files.writeString(copy().resolve("logo.png"), "no picture");
        SourceException refused = assertThrows(SourceException.class, () -> ReportTemplate.of(folder));
        assertEquals("template.logo", refused.problems().get(0).code());
    }
}
