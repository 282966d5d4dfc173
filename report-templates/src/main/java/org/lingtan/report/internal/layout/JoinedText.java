package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.layout.element.Text;
import com.itextpdf.layout.layout.LayoutArea;
import com.itextpdf.layout.layout.LayoutContext;
import com.itextpdf.layout.layout.LayoutResult;
import com.itextpdf.layout.renderer.IRenderer;
import com.itextpdf.layout.renderer.LineRenderer;
import com.itextpdf.layout.renderer.TextRenderer;

/**
 * A text whose last word goes on in the next one, as {@code tCO} does in a lower {@code 2}: the word is not broken there,
 * which the library would do, since it breaks between any two texts.
 */
final class JoinedText extends TextRenderer {

    /** How wide the rest of the word is, in whole points rounded up. */
    private final int after;

    JoinedText(Text text, int after) {
        super(text);
        this.after = after;
    }

    @Override
    public LayoutResult layout(LayoutContext context) {
        LayoutResult result = super.layout(context);
        Rectangle room = context.getArea().getBBox();
        if (result.getStatus() != LayoutResult.FULL
                || result.getOccupiedArea().getBBox().getWidth() + after <= room.getWidth()) {
            return result;
        }
        float narrower = result.getOccupiedArea().getBBox().getWidth() - 0.5f;
        Rectangle less = room.clone().setWidth(narrower);
        LayoutResult broken = super.layout(new LayoutContext(
                new LayoutArea(context.getArea().getPageNumber(), less),
                context.getMarginsCollapseInfo(),
                context.getFloatRendererAreas(),
                context.isClippedHeight()));
        boolean isWordBroken = broken.getStatus() == LayoutResult.NOTHING
                ? isFirst()
                : ((com.itextpdf.layout.layout.TextLayoutResult) broken).isWordHasBeenSplit();
        return isWordBroken ? super.layout(context) : broken;
    }

    private boolean isFirst() {
        return !(getParent() instanceof LineRenderer line)
                || line.getOccupiedArea() == null
                || line.getOccupiedArea().getBBox().getWidth() < 0.01f;
    }

    @Override
    public IRenderer getNextRenderer() {
        return new JoinedText((Text) getModelElement(), after);
    }
}
