package org.lingtan.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Column;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.catalog.source.Problem;
import org.lingtan.engine.derivation.Plausibility;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.Intake;
import org.lingtan.engine.evidence.PackageReader;

/**
 * The README of the module says what the catalogue says, and its example is a package that is taken. After a change of the
 * catalogue, {@code -Dlingtan.docs.write=true} writes the two lists anew.
 */
class DocsTest {

    private static final Path README = Path.of("README.md");
    private static final Catalogue CATALOGUE = Catalogue.shipped();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void every_quantity_stands_in_the_readme_with_unit_formula_and_tables() throws IOException {
        StringBuilder expected = new StringBuilder("| quantity | unit | derived as | from |\n|---|---|---|---|\n");
        CATALOGUE.quantities().values().forEach(quantity -> expected.append(line(quantity)));
        assertEquals(expected.toString(), section("quantities", expected.toString()));
    }

    @Test
    void every_table_stands_in_the_readme_with_its_columns_and_units() throws IOException {
        StringBuilder expected = new StringBuilder();
        CATALOGUE.tables().values().forEach(table -> expected.append(table(table)));
        assertEquals(expected.toString(), section("tables", expected.toString()));
    }

    @Test
    void the_example_package_of_the_readme_is_taken_without_a_problem() throws IOException {
        byte[] csv = block("csv").getBytes(UTF_8);
        Files.createDirectories(folder.resolve("attachments"));
        Files.write(folder.resolve("attachments/enterprises.csv"), csv);
        String xml = block("xml");
        assertTrue(xml.contains("size=\"" + csv.length + "\""), "size of the CSV: " + csv.length);
        assertTrue(xml.contains(sha256(csv)), "SHA-256 of the CSV: " + sha256(csv));
        Files.writeString(folder.resolve("evidence.xml"), xml);

        Intake intake = PackageReader.read(folder, CATALOGUE);

        assertEquals(List.of(), intake.problems().stream().map(Problem::code).toList());
        List<EvidenceItem> items = intake.evidence().orElseThrow().items();
        assertEquals(
                List.of("enterprises", "water", "a1"),
                items.stream().map(EvidenceItem::id).toList());
        assertEquals(List.of(), Plausibility.check(intake.evidence().orElseThrow(), CATALOGUE));
    }

    private static String line(QuantityDefinition quantity) {
        return "| `%s` %s · %s | %s | %s | %s |\n"
                .formatted(
                        quantity.id(),
                        quantity.titles().zh(),
                        quantity.titles().en(),
                        quantity.unit(),
                        quantity.formula().en(),
                        String.join(", ", quantity.from()));
    }

    private static String table(EvidenceTable table) {
        String key = table.key().isEmpty() ? "" : "; unique: " + String.join(", ", table.key());
        String columns = table.columns().values().stream().map(DocsTest::line).collect(Collectors.joining());
        return "**`%s`** %s · %s (%s%s)\n\n| column | heading | holds |\n|---|---|---|\n%s\n"
                .formatted(
                        table.id(),
                        table.titles().zh(),
                        table.titles().en(),
                        table.kind().name().toLowerCase(Locale.ROOT),
                        key,
                        columns);
    }

    private static String line(Column column) {
        String unit = column.findUnit().map(found -> ", " + found).orElse("");
        String min = column.min() == null ? "" : ", at least " + column.min().toDecimal();
        String choices = column.choices().isEmpty() ? "" : ": " + String.join(", ", column.choices());
        return "| `%s`%s | %s · %s | %s%s%s%s |\n"
                .formatted(
                        column.id(),
                        column.required() ? " *" : "",
                        column.titles().zh(),
                        column.titles().en(),
                        column.type().name().toLowerCase(Locale.ROOT),
                        unit,
                        min,
                        choices);
    }

    /** What stands between the two marks of a section. */
    private static String section(String name, String expected) throws IOException {
        String text = Files.readString(README);
        String begin = "<!-- begin " + name + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- end " + name + " -->");
        assertTrue(from >= begin.length() && to >= from, "the marks of the section " + name);
        if (Boolean.getBoolean("lingtan.docs.write")) {
            Files.writeString(README, text.substring(0, from) + expected + text.substring(to));
            return expected;
        }
        return text.substring(from, to);
    }

    /** The first block of code in a language. */
    private static String block(String language) throws IOException {
        String text = Files.readString(README);
        String begin = "```" + language + "\n";
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf("```", from));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
