package org.lingtan.benchmarks;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.internal.font.DocumentFonts;
import org.lingtan.report.seal.ReportCredential;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.Sealer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * Reports per second: a report of ten pages in English, issued (credential, layout, signature) and in parts, beside the raw
 * signature operations of the same key (ECDSA P-256) as the floor: an issued report makes two, of credential and PDF.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReportRows {

    private final ReportWriter writer = new ReportWriter();
    private final ReportData data = ReportWorkload.tenPages();
    private final byte[] json = data.toJson();
    private final String characters = distinct(new String(json, StandardCharsets.UTF_8));

    private final SealKey key = ReportWorkload.key();
    private final byte[] unsigned = writer.write(data, List.of(ReportCredential.issue(data, key)));
    private final byte[] hash = new byte[32];

    private static String distinct(String text) {
        StringBuilder distinct = new StringBuilder();
        text.codePoints().distinct().sorted().forEach(distinct::appendCodePoint);
        return distinct.toString();
    }

    /** Data to signed PDF with twins and signed credential. */
    @Benchmark
    public byte[] issuedOneThread() throws IOException {
        return ReportWorkload.issue(writer, data, key);
    }

    /** The same on two threads. */
    @Benchmark
    @Threads(2)
    public byte[] issuedTwoThreads() throws IOException {
        return ReportWorkload.issue(writer, data, key);
    }

    /** Signing alone: byte range, digest, CMS. */
    @Benchmark
    public byte[] reportSigning() throws IOException {
        return new Sealer(key, Optional.empty()).seal(unsigned, ReportWorkload.TIME);
    }

    /** The credential alone, with its signature. */
    @Benchmark
    public int reportCredential() {
        return ReportCredential.issue(data, key).content().length;
    }

    /** The floor: two raw signatures of the same key over 32 bytes. */
    @Benchmark
    public int twoRawSignatures() {
        return key.sign(hash).length + key.sign(hash).length;
    }

    /** Data to unsigned PDF, with both twins. */
    @Benchmark
    public byte[] reportOneThread() {
        return writer.write(data);
    }

    /** The same on two threads. */
    @Benchmark
    @Threads(2)
    public byte[] reportTwoThreads() {
        return writer.write(data);
    }

    /** The twins alone. */
    @Benchmark
    public int reportTwins() {
        return data.toJson().length + data.toXml().length;
    }

    /** Reading the JSON twin, its digest checked. */
    @Benchmark
    public ReportData reportRead() {
        return ReportData.read(json);
    }

    /** A document of one line with every character of the report in both weights: what embedding the fonts costs. */
    @Benchmark
    public byte[] reportFonts() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfDocument pdf = new PdfDocument(new PdfWriter(out))) {
            PdfCanvas canvas = new PdfCanvas(pdf.addNewPage());
            DocumentFonts fonts = new DocumentFonts();
            canvas.beginText();
            for (boolean bold : new boolean[] {false, true}) {
                for (DocumentFonts.Run run : fonts.runs(characters, bold)) {
                    canvas.setFontAndSize(run.font(), 8).showText(run.text());
                }
            }
            canvas.endText();
        }
        return out.toByteArray();
    }
}
