package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.element.AreaBreak;
import com.itextpdf.layout.element.IBlockElement;
import com.itextpdf.layout.layout.LayoutArea;
import com.itextpdf.layout.properties.AreaBreakType;

/** The page that is written on: how large it is, which way it lies, and how much room it has left. */
final class Paper {

    private final Document document;
    private boolean isFresh = true;
    private boolean isWide;
    private boolean isTurning;

    Paper(Document document) {
        this.document = document;
    }

    /** Whether nothing stands on the page yet. */
    boolean isFresh() {
        return isFresh;
    }

    /** Whether the next page will be upright while this one is wide. */
    boolean isTurning() {
        return isTurning;
    }

    /** Makes the page after a wide one upright. */
    void turnWhenFull() {
        isTurning = isWide;
    }

    /** Begins a page that lies the other way; whether one had to begin. */
    boolean turn(boolean wide) {
        isTurning = false;
        boolean turns = wide != isWide;
        if (turns) {
            isWide = wide;
            document.getPdfDocument().setDefaultPageSize(wide ? PageSize.A4.rotate() : PageSize.A4);
            breakPage();
        }
        return turns;
    }

    void breakPage() {
        document.add(new AreaBreak(AreaBreakType.NEXT_PAGE));
        isFresh = true;
    }

    void add(IBlockElement block) {
        document.add(block);
        isFresh = false;
    }

    /** The width inside the margins. */
    float width() {
        return inside(size().getWidth());
    }

    /** The width of the pages that follow. */
    float nextWidth() {
        return isTurning ? inside(PageSize.A4.getWidth()) : width();
    }

    private float inside(float width) {
        return width - document.getLeftMargin() - document.getRightMargin();
    }

    /** The height of a page inside its margins. */
    float full() {
        return size().getHeight() - document.getTopMargin() - document.getBottomMargin();
    }

    private PageSize size() {
        return document.getPdfDocument().getDefaultPageSize();
    }

    /** A point less than there is: measuring may err by rounding. */
    float remaining() {
        LayoutArea area = document.getRenderer().getCurrentArea();
        return isFresh || area == null ? full() : area.getBBox().getHeight() - 1;
    }
}
