package org.lingtan.report.internal.signature;

import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.io.ByteArrayOutputStream;

/** A page with a reserved signature and nothing else, for tests of the signature alone. */
public final class TestDocument {

    private TestDocument() {}

    /** The unsigned bytes. */
    public static byte[] reserved() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfDocument document = new PdfDocument(new PdfWriter(out))) {
            PdfPage page = document.addNewPage(PageSize.A4);
            Rectangle place = new Rectangle(100, 100, 120, 40);
            PdfFormXObject look = new PdfFormXObject(new Rectangle(120, 40));
            new PdfCanvas(look, document).rectangle(1, 1, 118, 38).stroke();
            SignatureSpace.reserve(page, place, look, "Seal");
        }
        return out.toByteArray();
    }
}
