package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.kernel.colors.DeviceRgb;
import org.lingtan.report.ReportTemplate;

/** The colours of a template. */
public final class Ink {

    private final ReportTemplate template;

    Ink(ReportTemplate template) {
        this.template = template;
    }

    /**
     * A colour.
     *
     * @param name its name in the template, or {@code cover} for text on the cover's band
     * @return the colour
     */
    public Color of(String name) {
        if (name.equals("cover")) {
            return ColorConstants.WHITE;
        }
        int rgb = template.colour(name);
        return new DeviceRgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }
}
