package org.lingtan.engine.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.lingtan.catalog.source.CreditCode;
import org.lingtan.engine.internal.archive.Archive;

/** A small good package as text and bytes, made to be bent by one line at a time. */
final class SamplePackage {

    static final String CODE17 = "91430100MA4L16JQ8";
    static final String HEAD =
            "<evidencePackage xmlns=\"urn:lingtan:evidence:1\" version=\"1\" applicationDate=\"2026-03-01\">\n";
    static final String ENTERPRISES_CSV = """
            id,name,industrial,above-scale,connected,operating-from
            E001,湘江电子有限公司,是,yes,是,2018-05-01
            E002,岳麓 Materials 公司,yes,no,否,
            """;

    final Map<String, byte[]> attachments = new TreeMap<>();
    final Map<String, String> types = new TreeMap<>();
    String park = """
            <park creditCode="%s" division="430100" type="industrial" area="12000000">
              <name zh="灵潭产业园" en="Lingtan Park"/>
              <boundary kind="whole"/>
            </park>
            """.formatted(CODE17 + CreditCode.checkCharacter(CODE17));
    String period = "<period year=\"2025\"/>\n";
    String rulebooks = "<rulebooks><rulebook id=\"cnip\" version=\"1.0.0\"/></rulebooks>\n";
    String exclusions = "";
    String evidence = """
            <table id="enterprises" of="enterprises"><data attachment="attachments/enterprises.csv"/></table>
            <table id="water" of="water">
              <support attachment="attachments/platform.pdf" locator="page 9"/>
              <row><cell column="source">河水</cell><cell column="intake">100.5</cell><cell column="reused">50</cell></row>
            </table>
            <attestation id="a1" of="platform.basic" answer="yes"><support attachment="attachments/platform.pdf" locator="page 3"/></attestation>
            <quantity id="q1" of="energy.clean-share" value="45" unit="%"/>
            <document id="d1" of="management.body" title="管理机构任命文件"><support attachment="attachments/platform.pdf" locator="page 1"/></document>
            """;
    String extra = "";

    SamplePackage() {
        attach("attachments/enterprises.csv", "text/csv", ENTERPRISES_CSV);
        attach(
                "attachments/platform.pdf",
                "application/pdf",
                "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");
    }

    SamplePackage attach(String path, String type, byte[] bytes) {
        attachments.put(path, bytes);
        types.put(path, type);
        return this;
    }

    SamplePackage attach(String path, String type, String text) {
        return attach(path, type, text.getBytes(StandardCharsets.UTF_8));
    }

    String xml() {
        StringBuilder list = new StringBuilder("<attachments>\n");
        attachments.forEach((path, bytes) -> {
            java.security.MessageDigest sha = Digests.sha256();
            sha.update(bytes);
            list.append("<attachment path=\"%s\" mediaType=\"%s\" size=\"%d\" sha256=\"%s\"/>\n"
                    .formatted(
                            path,
                            types.get(path),
                            bytes.length,
                            Digests.text(sha).substring(7)));
        });
        return HEAD + park + period + rulebooks + exclusions + "<evidence>\n" + evidence + "</evidence>\n" + list
                + "</attachments>\n" + extra + "</evidencePackage>\n";
    }

    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>(attachments);
        files.put("evidence.xml", xml().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    byte[] zip() {
        return RawZip.of(files()).bytes();
    }

    Path folder(Path parent) {
        return write(parent, files());
    }

    static Path write(Path parent, Map<String, byte[]> files) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = parent.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return parent;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook whose cells are written by the caller. */
    static byte[] workbook(java.util.function.Consumer<Worksheet> fill) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "lingtan", "1.0")) {
            fill.accept(book.newWorksheet("Sheet1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The workbook of the enterprises, bent: something in the cell of the first name, something behind the cells. */
    static byte[] sharedTextFormula(String inCell, String behind) {
        byte[] sound = workbook(sheet -> {
            String[] heads = {"id", "name", "industrial", "above-scale", "operating-from"};
            for (int i = 0; i < heads.length; i++) {
                sheet.value(0, i, heads[i]);
                sheet.value(1, i, i < 2 ? "E1" : i < 4 ? "yes" : "2018-01-01");
            }
        });
        Map<String, byte[]> parts = new TreeMap<>();
        try (Archive archive = Archive.open("sound.xlsx", sound)) {
            for (String part : archive.files().keySet()) {
                parts.put(part, archive.open(part).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String sheet = new String(parts.get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
        String bent = sheet.replace("<worksheet ", "<worksheet xmlns:x=\"urn:x\" ")
                .replaceFirst("(<c r=\"B2\"[^>]*>)", "$1" + inCell)
                .replace("</sheetData>", "</sheetData>" + behind);
        parts.put("xl/worksheets/sheet1.xml", bent.getBytes(StandardCharsets.UTF_8));
        return RawZip.of(parts).bytes();
    }
}
