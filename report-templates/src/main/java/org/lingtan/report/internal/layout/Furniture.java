package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.canvas.CanvasArtifact;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import com.itextpdf.kernel.pdf.event.AbstractPdfDocumentEvent;
import com.itextpdf.kernel.pdf.event.AbstractPdfDocumentEventHandler;
import com.itextpdf.kernel.pdf.event.PdfDocumentEvent;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.catalog.Text;

/** Head, foot, page number and status of every page; artifacts, since the cover says the same to a screen reader. */
final class Furniture extends AbstractPdfDocumentEventHandler {

    private static final int MARGIN = 42;
    private static final int SIZE = 7;
    private static final int NUMBER = 60;

    private final Sheet sheet;
    private final PageLines lines;
    private final Map<Integer, PdfFormXObject> numbers = new TreeMap<>();
    private int pages;

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
        pen.left(lines.foot(), MARGIN, 26, SIZE, right - MARGIN - NUMBER);
        PdfFormXObject form = new PdfFormXObject(new Rectangle(0, -3, NUMBER, 12));
        if (pages > 0) {
            fill(number, form);
        } else {
            numbers.put(number, form);
        }
        canvas.addXObjectAt(form, right - NUMBER, 23);
        if (number > 1) {
            pen.left(head(pen, right - MARGIN), MARGIN, top - 30, SIZE, right - MARGIN);
            canvas.setStrokeColor(sheet.ink().of("line"))
                    .setLineWidth(0.5f)
                    .moveTo(MARGIN, top - 36)
                    .lineTo(right, top - 36)
                    .stroke();
        }
        status(pen, right, top - 47);
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

    /** Both languages where there is room, else one, else the name shortened: the rulebook is always told. */
    private String head(Pen pen, float room) {
        String both = sheet.line(new Text(
                lines.pattern().zh().formatted(lines.name().zh(), lines.titles().zh()),
                lines.pattern().en().formatted(lines.name().en(), lines.titles().en())));
        if (pen.width(both, SIZE) <= room) {
            return both;
        }
        String tongue = sheet.language().hasChinese() ? "zh" : "en";
        String pattern = lines.pattern().in(tongue);
        String titles = lines.titles().in(tongue);
        float left = room - pen.width(pattern.formatted("", titles), SIZE);
        return pattern.formatted(pen.shortened(lines.name().in(tongue), SIZE, left), titles);
    }

    /** Fills in how many pages there are, once they are known: on those that ended, and on each that ends later. */
    void total() {
        pages = sheet.pdf().getNumberOfPages();
        numbers.forEach(this::fill);
    }

    private void fill(int number, PdfFormXObject form) {
        PdfCanvas canvas = new PdfCanvas(form, sheet.pdf());
        Pen pen = new Pen(canvas, sheet.fonts());
        pen.colour(sheet.ink().of("muted"));
        pen.right(number + " / " + pages, NUMBER, 0, SIZE);
        canvas.release();
    }
}
