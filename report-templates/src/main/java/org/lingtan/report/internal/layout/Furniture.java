package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.canvas.CanvasArtifact;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.event.AbstractPdfDocumentEvent;
import com.itextpdf.kernel.pdf.event.AbstractPdfDocumentEventHandler;
import com.itextpdf.kernel.pdf.event.PdfDocumentEvent;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import org.lingtan.catalog.Text;

/** Head, foot, page number and status of every page; artifacts, since the cover says the same to a screen reader. */
final class Furniture extends AbstractPdfDocumentEventHandler {

    private static final int MARGIN = 42;
    private static final int SIZE = 7;

    private final Sheet sheet;
    private final PageLines lines;
    private final PdfFormXObject total = new PdfFormXObject(new Rectangle(0, -3, 24, 12));

    Furniture(Sheet sheet, PageLines lines) {
        this.sheet = sheet;
        this.lines = lines;
    }

    @Override
    protected void onAcceptedEvent(AbstractPdfDocumentEvent event) {
        PdfPage page = ((PdfDocumentEvent) event).getPage();
        int number = sheet.pdf().getPageNumber(page);
        float right = page.getPageSize().getWidth() - MARGIN;
        float top = page.getPageSize().getHeight();
        PdfCanvas canvas = new PdfCanvas(page.newContentStreamAfter(), page.getResources(), sheet.pdf());
        canvas.openTag(new CanvasArtifact());
        Pen pen = new Pen(canvas, sheet.fonts());
        pen.colour(sheet.ink().of("muted"));
        pen.left(lines.foot(), MARGIN, 26, SIZE, right - MARGIN - 60);
        float after = pen.right(number + " / ", right - 12, 26, SIZE);
        canvas.addXObjectAt(total, after, 23);
        if (number > 1) {
            pen.left(sheet.line(lines.head()), MARGIN, top - 30, SIZE, right - MARGIN);
            canvas.setStrokeColor(sheet.ink().of("line"))
                    .setLineWidth(0.5f)
                    .moveTo(MARGIN, top - 36)
                    .lineTo(right, top - 36)
                    .stroke();
        }
        status(pen, right, number > 1 ? top - 47 : top - 14);
        canvas.closeTag();
        canvas.release();
    }

    private void status(Pen pen, float right, float y) {
        Text status = lines.status();
        if (status != null) {
            pen.colour(sheet.ink().of("warning"));
            pen.right(sheet.line(status), right, y, SIZE + 1);
        }
    }

    /** Fills in how many pages there are, once they are known. */
    void total() {
        PdfCanvas canvas = new PdfCanvas(total, sheet.pdf());
        Pen pen = new Pen(canvas, sheet.fonts());
        pen.colour(sheet.ink().of("muted"));
        pen.left(String.valueOf(sheet.pdf().getNumberOfPages()), 0, 0, SIZE, 24);
        canvas.release();
    }
}
