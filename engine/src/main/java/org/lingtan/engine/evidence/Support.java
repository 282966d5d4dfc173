package org.lingtan.engine.evidence;

/**
 * Where an attachment supports an evidence item.
 *
 * @param attachment the path of the attachment
 * @param locator page, sheet and row, or line, for example {@code page 3}; not blank
 */
public record Support(String attachment, String locator) {

    @Override
    public String toString() {
        return attachment + "#" + locator;
    }
}
