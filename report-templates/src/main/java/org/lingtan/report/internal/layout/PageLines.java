package org.lingtan.report.internal.layout;

import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;

/**
 * What stands on every page.
 *
 * @param head the head line
 * @param foot the foot line: what identifies the report
 * @param status what the report is not, for example a certificate; null for nothing
 */
public record PageLines(Text head, String foot, @Nullable Text status) {}
