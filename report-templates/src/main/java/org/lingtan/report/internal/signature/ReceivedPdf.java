package org.lingtan.report.internal.signature;

import com.itextpdf.kernel.pdf.MemoryLimitsAwareHandler;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfObject;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfStream;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.ReaderProperties;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.kernel.pdf.canvas.parser.listener.SimpleTextExtractionStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.report.internal.licence.LicenceNotice;

/**
 * What a received document holds, read with suspicion.
 *
 * @param signatures how many signature dictionaries there are, whether a field shows them or not
 * @param fields how many form fields there are
 * @param isOneRevision whether there is one cross-reference table and no other before it
 * @param attachments the files carried inside, by name
 * @param revocation the revocation lists carried inside, in DER
 * @param pages the text of each page
 * @param drawings the digest of what each page draws
 */
public record ReceivedPdf(
        int signatures,
        int fields,
        boolean isOneRevision,
        SortedMap<String, byte[]> attachments,
        List<byte[]> revocation,
        List<String> pages,
        List<String> drawings) {

    private static final long MAX_UNPACKED = 100L << 20;
    private static final int MAX_PAGES = 2_000;

    static {
        LicenceNotice.acknowledge();
    }

    /** Copies the collections. */
    public ReceivedPdf {
        attachments = Collections.unmodifiableSortedMap(new TreeMap<>(attachments));
        revocation = List.copyOf(revocation);
        pages = List.copyOf(pages);
        drawings = List.copyOf(drawings);
    }

    /**
     * Reads a document.
     *
     * @param file the bytes
     * @return what it holds
     * @throws IOException if it cannot be read without being mended
     */
    public static ReceivedPdf read(byte[] file) throws IOException {
        try (PdfReader reader = new PdfReader(new ByteArrayInputStream(file), properties());
                PdfDocument document =
                        new PdfDocument(reader.setStrictnessLevel(PdfReader.StrictnessLevel.CONSERVATIVE))) {
            if (reader.hasRebuiltXref() || reader.hasFixedXref() || document.getNumberOfPages() > MAX_PAGES) {
                throw new IOException("The cross-references do not hold.");
            }
            PdfDictionary trailer = document.getTrailer();
            boolean isOne = !trailer.containsKey(PdfName.Prev) && !trailer.containsKey(PdfName.XRefStm);
            return new ReceivedPdf(
                    count(document),
                    fields(document),
                    isOne,
                    attachments(document),
                    revocation(document),
                    pages(document),
                    drawings(document));
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            // A damaged file makes the library fail in many ways; each means the same here.
            throw new IOException(e);
        }
    }

    private static ReaderProperties properties() {
        MemoryLimitsAwareHandler limits = new MemoryLimitsAwareHandler();
        limits.setMaxSizeOfSingleDecompressedPdfStream((int) MAX_UNPACKED);
        limits.setMaxSizeOfDecompressedPdfStreamsSum(MAX_UNPACKED);
        return new ReaderProperties().setMemoryLimitsAwareHandler(limits);
    }

    private static int count(PdfDocument document) {
        int found = 0;
        for (int number = 1; number < document.getNumberOfPdfObjects(); number++) {
            PdfObject object = document.getPdfObject(number);
            if (object instanceof PdfDictionary dictionary && isSignature(dictionary)) {
                found++;
            }
        }
        return found;
    }

    private static boolean isSignature(PdfDictionary dictionary) {
        PdfObject type = dictionary.get(PdfName.Type);
        return dictionary.containsKey(new PdfName("ByteRange"))
                || PdfName.Sig.equals(type)
                || new PdfName("DocTimeStamp").equals(type);
    }

    private static int fields(PdfDocument document) {
        PdfDictionary form = document.getCatalog().getPdfObject().getAsDictionary(PdfName.AcroForm);
        PdfArray fields = form == null ? null : form.getAsArray(PdfName.Fields);
        return fields == null ? 0 : fields.size();
    }

    private static SortedMap<String, byte[]> attachments(PdfDocument document) throws IOException {
        SortedMap<String, byte[]> found = new TreeMap<>();
        PdfArray files = document.getCatalog().getPdfObject().getAsArray(PdfName.AF);
        for (int i = 0; files != null && i < files.size(); i++) {
            PdfDictionary file = files.getAsDictionary(i);
            PdfString name = file.getAsString(PdfName.UF);
            PdfStream content = file.getAsDictionary(PdfName.EF).getAsStream(PdfName.F);
            if (found.put(name.toUnicodeString(), content.getBytes()) != null) {
                throw new IOException("Two attachments have one name: " + name.toUnicodeString());
            }
        }
        return found;
    }

    private static List<byte[]> revocation(PdfDocument document) {
        PdfDictionary store = document.getCatalog().getPdfObject().getAsDictionary(SignatureSpace.STORE);
        PdfArray lists = store == null ? null : store.getAsArray(SignatureSpace.LISTS);
        List<byte[]> found = new ArrayList<>();
        for (int i = 0; lists != null && i < lists.size(); i++) {
            found.add(lists.getAsStream(i).getBytes());
        }
        return found;
    }

    private static List<String> pages(PdfDocument document) {
        List<String> pages = new ArrayList<>();
        for (int number = 1; number <= document.getNumberOfPages(); number++) {
            pages.add(PdfTextExtractor.getTextFromPage(document.getPage(number), new SimpleTextExtractionStrategy()));
        }
        return pages;
    }

    private static List<String> drawings(PdfDocument document) {
        List<String> drawings = new ArrayList<>();
        for (int number = 1; number <= document.getNumberOfPages(); number++) {
            drawings.add(Drawings.of(document.getPage(number)));
        }
        return drawings;
    }
}
