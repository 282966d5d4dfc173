package org.lingtan.benchmarks;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.internal.font.DocumentFonts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import java.util.concurrent.TimeUnit;

/**
 * Reports per second: a report of ten pages in English, whole and in parts. Signing rows belong here too: add a method that
 * signs what {@code layout} returns, and one that only signs as many bytes with the same key, as the floor.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReportRows {

    private final ReportWriter writer = new ReportWriter();
    private final ReportData data = ReportWorkload.tenPages();
    private final byte[] json = data.toJson();
    private final String characters = distinct(new String(json, StandardCharsets.UTF_8));

    private static String distinct(String text) {
        StringBuilder distinct = new StringBuilder();
        text.codePoints().distinct().sorted().forEach(distinct::appendCodePoint);
        return distinct.toString();
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
