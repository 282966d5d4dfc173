package org.lingtan.report.internal.signature;

import com.itextpdf.forms.fields.PdfFormCreator;
import com.itextpdf.forms.fields.PdfSignatureFormField;
import com.itextpdf.forms.fields.SignatureFormFieldBuilder;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;

/** A page with a reserved signature and nothing else, for tests of the signature alone. */
public final class TestDocument {

    private TestDocument() {}

    /** The unsigned bytes. */
    public static byte[] reserved() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfDocument document = new PdfDocument(new PdfWriter(out))) {
            PdfPage page = document.addNewPage(PageSize.A4);
            PdfSignatureFormField field = new SignatureFormFieldBuilder(document, "seal")
                    .setWidgetRectangle(new Rectangle(100, 100, 120, 40))
                    .setPage(page)
                    .createSignature();
            PdfFormCreator.getAcroForm(document, true).addField(field, page);
            SignatureSpace.reserve(document, "seal");
        }
        return out.toByteArray();
    }
}
