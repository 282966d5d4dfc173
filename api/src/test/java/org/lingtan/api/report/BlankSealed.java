package org.lingtan.api.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.Sealer;

/**
 * Signed reports that carry their data and show one blank page: laying out a hundred thousand reports takes hours, and a
 * check reads what they carry. The place of the signature is that of a report which the product wrote.
 */
final class BlankSealed {

    private final Sealer sealer;
    private final byte[] signature;

    /** From a report of the product, not signed yet. */
    BlankSealed(byte[] unsigned, SealKey key) {
        String report = new String(unsigned, StandardCharsets.ISO_8859_1);
        int inside = report.indexOf("/ByteRange ");
        int start = report.lastIndexOf("<<", inside);
        int end = report.indexOf("endobj", inside);
        this.signature = report.substring(start, end).getBytes(StandardCharsets.ISO_8859_1);
        this.sealer = new Sealer(key, java.util.Optional.empty());
    }

    byte[] seal(byte[] json, Instant now) throws IOException {
        return sealer.seal(unsigned(json), now);
    }

    private byte[] unsigned(byte[] json) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(json.length / 4);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            out.write(json);
        }
        List<byte[]> objects = new ArrayList<>();
        objects.add(ascii("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>/Perms<</DocMDP 5 0 R>>"
                + "/AF[6 0 R]>>\n"));
        objects.add(ascii("<</Type/Pages/Kids[3 0 R]/Count 1>>\n"));
        objects.add(ascii("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R]>>\n"));
        objects.add(ascii("<</FT/Sig/T(signature)/Type/Annot/Subtype/Widget/Rect[0 0 0 0]/F 132/P 3 0 R/V 5 0 R>>\n"));
        objects.add(signature);
        objects.add(ascii("<</Type/Filespec/F(" + ReportWriter.JSON + ")/UF(" + ReportWriter.JSON + ")"
                + "/AFRelationship/Data/EF<</F 7 0 R>>>>\n"));
        ByteArrayOutputStream file = new ByteArrayOutputStream(packed.size() + 200);
        file.write(ascii("<</Type/EmbeddedFile/Filter/FlateDecode/Length " + packed.size() + ">>\nstream\n"));
        packed.writeTo(file);
        file.write(ascii("\nendstream\n"));
        objects.add(file.toByteArray());
        return document(objects);
    }

    private static byte[] document(List<byte[]> objects) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        out.write(ascii("%PDF-1.7\n"));
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(out.size()));
            out.write(ascii((i + 1) + " 0 obj\n"));
            out.write(objects.get(i));
            out.write(ascii("endobj\n"));
        }
        int at = out.size();
        int count = objects.size() + 1;
        out.write(ascii("xref\n0 " + count + "\n" + table + "trailer\n<</Size " + count + "/Root 1 0 R>>\nstartxref\n"
                + at + "\n%%EOF\n"));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
