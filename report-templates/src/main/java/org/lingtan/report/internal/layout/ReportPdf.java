package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocumentInfo;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfNumber;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfUAConformance;
import com.itextpdf.kernel.pdf.PdfVersion;
import com.itextpdf.kernel.pdf.PdfViewerPreferences;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.WriterProperties;
import com.itextpdf.kernel.pdf.event.PdfDocumentEvent;
import com.itextpdf.kernel.pdf.filespec.PdfFileSpec;
import com.itextpdf.layout.Document;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lingtan.report.ReportAttachment;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.ReportWriter;
import org.lingtan.report.internal.font.DocumentFonts;
import org.lingtan.report.internal.signature.SignatureSpace;

/**
 * One PDF/A-3a and PDF/UA-1 document in the making. Identical inputs give identical bytes: the document id comes from the
 * attachments, the dates from the data, fonts are written in a fixed order and their tags are settled.
 */
public final class ReportPdf {

    private static final int ID_LENGTH = 16;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
    private final OrderedDocument pdf;
    private final Document document;
    private final Sheet sheet;
    private final Furniture furniture;
    private final String day;

    /**
     * What the document says about itself.
     *
     * @param title its title
     * @param author who made it
     * @param subject what it is about
     * @param day the date it bears
     */
    public record Info(String title, String author, String subject, LocalDate day) {}

    /**
     * Begins a document.
     *
     * @param info what it says about itself
     * @param template the template
     * @param language the language
     * @param lines what stands on every page
     * @param attachments the files it carries
     */
    public ReportPdf(
            Info info,
            ReportTemplate template,
            ReportLanguage language,
            PageLines lines,
            List<ReportAttachment> attachments) {
        day = DateTimeFormatter.ofPattern("'D:'uuuuMMdd'000000+00''00'''", Locale.ROOT)
                .format(info.day());
        PdfString id = new PdfString(new String(id(attachments), StandardCharsets.ISO_8859_1)).setHexWriting(true);
        WriterProperties properties = new WriterProperties()
                .setPdfVersion(PdfVersion.PDF_1_7)
                .setInitialDocumentId(id)
                .setModifiedDocumentId(id)
                .addPdfUaXmpMetadata(PdfUAConformance.PDF_UA_1);
        pdf = new OrderedDocument(new PdfWriter(bytes, properties), intent());
        pdf.setTagged();
        pdf.getCatalog().setLang(new PdfString(language.hasChinese() ? "zh-CN" : "en"));
        pdf.getCatalog().setViewerPreferences(new PdfViewerPreferences().setDisplayDocTitle(true));
        describe(info);
        pdf.initializeOutlines();
        DocumentFonts fonts = new DocumentFonts();
        document = new Document(pdf, PageSize.A4);
        document.setMargins(54, 42, 50, 42);
        document.setFont(fonts.weight(false));
        sheet = new Sheet(document, fonts, template, language);
        furniture = new Furniture(sheet, lines);
        pdf.addEventHandler(PdfDocumentEvent.END_PAGE, furniture);
        attachments.forEach(this::attach);
    }

    private static byte[] id(List<ReportAttachment> attachments) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            attachments.forEach(attachment -> digest.update(attachment.content()));
            return Arrays.copyOf(digest.digest(), ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static PdfOutputIntent intent() {
        try (InputStream in = ReportPdf.class.getResourceAsStream("sRGB.icc")) {
            if (in == null) {
                throw new IllegalStateException("The colour profile sRGB.icc is missing.");
            }
            return new PdfOutputIntent(
                    "Custom",
                    "",
                    "http://www.color.org",
                    "sRGB IEC61966-2.1",
                    new ByteArrayInputStream(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void describe(Info info) {
        PdfDocumentInfo described = pdf.getDocumentInfo()
                .setTitle(info.title())
                .setAuthor(info.author())
                .setSubject(info.subject())
                .setCreator("Lingtan report-templates");
        described.setMoreInfo("CreationDate", day);
        described.setMoreInfo("ModDate", day);
    }

    private void attach(ReportAttachment attachment) {
        PdfDictionary parameters = new PdfDictionary();
        parameters.put(PdfName.ModDate, new PdfString(day));
        parameters.put(PdfName.Size, new PdfNumber(attachment.content().length));
        pdf.addAssociatedFile(
                attachment.name(),
                PdfFileSpec.createEmbeddedFileSpec(
                        pdf,
                        attachment.content(),
                        attachment.name(),
                        attachment.name(),
                        new PdfName(attachment.mediaType()),
                        parameters,
                        PdfName.Data));
    }

    /**
     * What the parts write on.
     *
     * @return the sheet
     */
    public Sheet sheet() {
        return sheet;
    }

    /**
     * Carries revocation lists of the key that will sign.
     *
     * @param lists in DER; none to carry none
     */
    public void carry(List<byte[]> lists) {
        if (!lists.isEmpty()) {
            SignatureSpace.store(pdf, lists);
        }
    }

    /**
     * Ends the document.
     *
     * @return its bytes
     */
    public byte[] finish() {
        sheet.end();
        furniture.total();
        SignatureSpace.reserve(pdf, ReportWriter.SIGNATURE);
        document.close();
        byte[] result = bytes.toByteArray();
        SubsetTags.settle(result);
        return result;
    }
}
