package org.lingtan.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.Problem;

class PackageReaderTest {

    @TempDir
    Path temp;

    private Intake zip(byte[] bytes) throws IOException {
        Path path = Files.write(temp.resolve("package.zip"), bytes);
        return PackageReader.read(path, Catalogue.shipped());
    }

    private EvidencePackage good(SamplePackage sample) throws IOException {
        Intake intake = zip(sample.zip());
        assertEquals(
                List.of(), intake.problems().stream().filter(Problem::isError).toList());
        return intake.evidence().orElseThrow();
    }

    private static EvidenceItem.Table table(EvidencePackage evidence, String id) {
        return (EvidenceItem.Table) evidence.items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_zip_and_the_folder_it_is_packed_from_give_the_same_package() throws IOException {
        SamplePackage sample = new SamplePackage();
        EvidencePackage fromZip = good(sample);
        Intake folder = PackageReader.read(sample.folder(temp.resolve("folder")), Catalogue.shipped());
        assertEquals(fromZip, folder.evidence().orElseThrow());
        assertEquals(2025, fromZip.year());
        assertEquals("Lingtan Park", fromZip.park().name().en());
        assertEquals(5, fromZip.items().size());
    }

    @Test
    void cells_are_typed_and_rows_know_their_lines() throws IOException {
        Row row = table(good(new SamplePackage()), "enterprises").rows().get(0);
        assertEquals("attachments/enterprises.csv#line 2", row.locator());
        assertEquals("湘江电子有限公司", row.text("name"));
        assertTrue(row.isYes("industrial"));
        assertEquals(LocalDate.of(2018, 5, 1), row.findDate("operating-from").orElseThrow());
        Row water = table(good(new SamplePackage()), "water").rows().get(0);
        assertEquals("water#row 1", water.locator());
        assertEquals(Ratio.of("100.5"), water.number("intake"));
    }

    @Test
    void a_table_is_supported_by_its_own_data() throws IOException {
        assertEquals(
                List.of(new Support("attachments/enterprises.csv", "whole file")),
                table(good(new SamplePackage()), "enterprises").supports());
    }

    @Test
    void chinese_headings_a_byte_order_mark_and_gb18030_where_declared_are_read() throws IOException {
        SamplePackage sample = new SamplePackage();
        String csv = "企业编号,企业名称,是否工业企业,是否规模以上\nE001,湘江电子,是,否\n";
        sample.attach("attachments/enterprises.csv", "text/csv", "\uFEFF" + csv);
        assertEquals("湘江电子", table(good(sample), "enterprises").rows().get(0).text("name"));
        sample.attach("attachments/enterprises.csv", "text/csv", csv.getBytes(Charset.forName("GB18030")));
        sample.evidence = sample.evidence.replace("enterprises.csv\"/>", "enterprises.csv\" encoding=\"GB18030\"/>");
        assertEquals("湘江电子", table(good(sample), "enterprises").rows().get(0).text("name"));
    }

    @Test
    void a_workbook_is_read_with_its_dates() throws IOException {
        SamplePackage sample = new SamplePackage();
        sample.evidence = sample.evidence.replace("enterprises.csv", "enterprises.xlsx");
        sample.attach(
                "attachments/enterprises.xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                SamplePackage.workbook(sheet -> {
                    String[] heads = {"id", "name", "industrial", "above-scale", "operating-from"};
                    for (int i = 0; i < heads.length; i++) {
                        sheet.value(0, i, heads[i]);
                    }
                    sheet.value(1, 0, 7);
                    sheet.value(1, 1, "湘江电子");
                    sheet.value(1, 2, true);
                    sheet.value(1, 3, "否");
                    sheet.value(1, 4, LocalDate.of(2018, 5, 1));
                    sheet.style(1, 4).format("yyyy-mm-dd").set();
                }));
        Row row = table(good(sample), "enterprises").rows().get(0);
        assertEquals("attachments/enterprises.xlsx#Sheet1!row 2", row.locator());
        assertEquals("7", row.text("id"));
        assertEquals(LocalDate.of(2018, 5, 1), row.findDate("operating-from").orElseThrow());
        assertTrue(row.isYes("industrial"));
        assertFalse(row.isYes("above-scale"));
    }

    @Test
    void a_declared_quantity_is_converted_exactly() throws IOException {
        SamplePackage sample = new SamplePackage();
        sample.evidence = sample.evidence.replace(
                "of=\"energy.clean-share\" value=\"45\" unit=\"%\"", "of=\"energy.total\" value=\"1.5\" unit=\"万tce\"");
        EvidenceItem.DeclaredQuantity quantity =
                (EvidenceItem.DeclaredQuantity) good(sample).items().get(3);
        assertEquals(Ratio.of(15_000), quantity.value());
        assertEquals("tce", quantity.unit());
    }

    @Test
    void names_in_gbk_are_read() throws IOException {
        SamplePackage sample = new SamplePackage();
        sample.attach("attachments/平台说明.pdf", "application/pdf", "%PDF-1.4\n");
        RawZip zip = RawZip.of(sample.files());
        zip.entries.forEach(entry -> {
            entry.flags = 0;
            entry.localFlags = 0;
            entry.centralName = new String(entry.centralName, StandardCharsets.UTF_8).getBytes(Charset.forName("GBK"));
            entry.localName = entry.centralName;
        });
        assertTrue(zip(zip.bytes()).evidence().isPresent());
    }

    @Test
    void any_change_of_an_item_or_its_attachment_changes_its_digest() throws IOException {
        List<String> before = digests(good(new SamplePackage()));
        SamplePackage answer = new SamplePackage();
        answer.evidence = answer.evidence.replace("answer=\"yes\"", "answer=\"no\"");
        List<String> after = digests(good(answer));
        assertNotEquals(before.get(2), after.get(2));
        assertEquals(before.get(1), after.get(1));
        SamplePackage file = new SamplePackage();
        file.attach("attachments/platform.pdf", "application/pdf", "%PDF-1.7\nother");
        List<String> other = digests(good(file));
        assertNotEquals(before.get(2), other.get(2));
        assertNotEquals(before.get(4), other.get(4));
        assertEquals(before.get(0), other.get(0));
    }

    private static List<String> digests(EvidencePackage evidence) {
        return evidence.items().stream().map(EvidenceItem::digest).toList();
    }

    @Test
    void the_writer_gives_the_same_bytes_every_time_and_the_reader_takes_them() throws IOException {
        Path folder = new SamplePackage().folder(temp.resolve("folder"));
        byte[] big = new byte[3_000_000];
        java.util.Arrays.fill(big, (byte) 'a');
        Files.write(folder.resolve("attachments/notes.txt"), big);
        AttachmentLister.update(folder);
        Path first = temp.resolve("first.zip");
        Path second = temp.resolve("second.zip");
        assertTrue(PackageWriter.write(folder, first, Catalogue.shipped())
                .evidence()
                .isPresent());
        PackageWriter.write(folder, second, Catalogue.shipped());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        assertEquals(
                PackageReader.read(folder, Catalogue.shipped()).evidence(),
                PackageReader.read(first, Catalogue.shipped()).evidence());
    }

    @Test
    void the_lister_fills_in_what_the_folder_holds_and_leaves_the_rest_alone() throws IOException {
        SamplePackage sample = new SamplePackage();
        Path folder = sample.folder(temp.resolve("folder"));
        String xml = Files.readString(folder.resolve("evidence.xml"));
        AttachmentLister.update(folder);
        AttachmentLister.update(folder);
        Files.writeString(folder.resolve("attachments/new.txt"), "text");
        assertFalse(PackageReader.read(folder, Catalogue.shipped()).evidence().isPresent());
        AttachmentLister.update(folder);
        Intake intake = PackageReader.read(folder, Catalogue.shipped());
        assertEquals(3, intake.evidence().orElseThrow().attachments().size());
        String after = Files.readString(folder.resolve("evidence.xml"));
        assertEquals(
                xml.substring(0, xml.indexOf("<attachments>")), after.substring(0, after.indexOf("<attachments>")));
    }

    @Test
    void the_writer_refuses_what_the_reader_refuses_and_writes_nothing() throws IOException {
        SamplePackage sample = new SamplePackage();
        sample.period = "<period year=\"2026\"/>";
        Path folder = sample.folder(temp.resolve("folder"));
        Path zip = temp.resolve("out.zip");
        assertTrue(
                PackageWriter.write(folder, zip, Catalogue.shipped()).evidence().isEmpty());
        assertFalse(Files.exists(zip));
    }

    @Test
    void readings_are_aggregated_by_meter() throws IOException {
        SamplePackage sample = new SamplePackage();
        sample.evidence += "<table id=\"r\" of=\"readings\"><data attachment=\"attachments/r.csv\"/></table>";
        sample.attach("attachments/r.csv", "text/csv", """
                meter,enterprise,time,value,unit
                M1,E001,2025-11-30T23:00:00+08:00,1.5,kWh
                M1,E001,2025-12-01T00:00:00+08:00,2.5,kWh
                M1,E001,2025-12-01T01:00:00+08:00,2,kWh
                M1,E001,2025-12-01T04:00:00+08:00,2,kWh
                M1,E001,2025-12-01T04:00:00+08:00,1,kWh
                M1,E001,2024-12-01T04:00:00+08:00,9,kWh
                M2,,2025-01-01T04:00:00+08:00,-3,MWh
                """);
        List<Row> rows = table(good(sample), "r").rows();
        Row first = rows.get(0);
        assertEquals("attachments/r.csv#line 2-7", first.locator());
        assertEquals(Ratio.of(9), first.number("sum"));
        assertEquals(Ratio.of(5), first.number("count"));
        assertEquals(Ratio.of(3), first.number("december"));
        assertEquals(Ratio.of(1), first.number("outside"));
        assertEquals(Ratio.of(2), first.number("gaps"));
        assertEquals(Ratio.of("3.6"), first.number("gaps-energy"));
        assertEquals(Ratio.of(1), first.number("repeats-energy"));
        assertEquals(LocalDate.of(2025, 12, 1), first.findDate("last").orElseThrow());
        assertEquals(Ratio.of(3), rows.get(1).number("jumps-energy"));
        assertTrue(rows.get(1).findText("enterprise").isEmpty());
    }
}
