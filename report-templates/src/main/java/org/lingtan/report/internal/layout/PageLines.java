package org.lingtan.report.internal.layout;

import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Text;

/**
 * What stands on every page.
 *
 * @param name whose report it is; shortened in the head line where there is no room for all
 * @param titles by which rulebook; never shortened away
 * @param pattern the head line with {@code %s} for the name and the titles
 * @param foot the foot line: what identifies the report
 * @param status what the report is not, for example a certificate; null for nothing
 */
public record PageLines(
        Text name,
        Text titles,
        Text pattern,
        String foot,
        @Nullable Text status) {}
