package org.lingtan.report.internal.layout;

/** How text looks; sizes in tenths of a point. */
public enum TextStyle {
    /** The title on the cover. */
    TITLE(200, true, "cover"),
    /** Below the title. */
    SUBTITLE(105, false, "cover"),
    /** The name of the park. */
    PARK(150, true, "ink"),
    /** The level. */
    DISPLAY(170, true, "accent"),
    /** A heading of a part. */
    PART(145, true, "accent"),
    /** A heading inside a part. */
    SECTION(105, true, "ink"),
    /** Running text. */
    BODY(92, false, "ink"),
    /** A label. */
    LABEL(86, true, "ink"),
    /** A cell. */
    CELL(82, false, "ink"),
    /** A head of a column. */
    HEAD(82, true, "ink"),
    /** A dense cell. */
    DENSE(70, false, "ink"),
    /** A remark. */
    REMARK(78, false, "muted"),
    /** A warning. */
    WARNING(82, true, "warning");

    private final int tenths;
    private final boolean bold;
    private final String colour;

    TextStyle(int tenths, boolean bold, String colour) {
        this.tenths = tenths;
        this.bold = bold;
        this.colour = colour;
    }

    /** The size in points. */
    float size() {
        return tenths / 10f;
    }

    /** The size of English under Chinese. */
    float secondSize() {
        return tenths * 0.86f / 10f;
    }

    boolean isBold() {
        return bold;
    }

    String colour() {
        return colour;
    }
}
