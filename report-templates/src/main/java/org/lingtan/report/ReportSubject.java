package org.lingtan.report;

import java.time.LocalDate;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;

/**
 * The park that was assessed and the period reported.
 *
 * @param packageDigest the digest of the evidence package
 * @param name the name of the park
 * @param creditCode the unified social credit code of the operator
 * @param division the administrative division code, six digits
 * @param type {@code industrial}, {@code logistics}, {@code office} or {@code mixed}
 * @param boundary {@code whole}, or the four sides of a park in park
 * @param area the area inside the boundary in square metres
 * @param year the calendar year reported
 */
public record ReportSubject(
        String packageDigest,
        Text name,
        String creditCode,
        String division,
        String type,
        String boundary,
        Ratio area,
        int year) {

    /**
     * The first day of the period.
     *
     * @return 1 January of the year
     */
    public LocalDate periodStart() {
        return LocalDate.of(year, 1, 1);
    }

    /**
     * The last day of the period.
     *
     * @return 31 December of the year
     */
    public LocalDate periodEnd() {
        return LocalDate.of(year, 12, 31);
    }
}
