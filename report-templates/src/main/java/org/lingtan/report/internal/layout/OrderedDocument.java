package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.font.PdfFont;
import com.itextpdf.kernel.pdf.PdfAConformance;
import com.itextpdf.kernel.pdf.PdfOutputIntent;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.pdfa.PdfADocument;
import java.util.Collection;
import java.util.Comparator;
import org.lingtan.report.internal.licence.LicenceNotice;

/** A document that writes its fonts by object number; the library walks a hash map whose order depends on the process. */
final class OrderedDocument extends PdfADocument {

    static {
        LicenceNotice.acknowledge();
    }

    OrderedDocument(PdfWriter writer, PdfOutputIntent intent) {
        super(writer, PdfAConformance.PDF_A_3A, intent);
    }

    @Override
    protected Collection<PdfFont> getDocumentFonts() {
        return super.getDocumentFonts().stream()
                .sorted(Comparator.comparingInt(
                        font -> font.getPdfObject().getIndirectReference().getObjNumber()))
                .toList();
    }
}
