package org.lingtan.report.internal.part;

import org.lingtan.report.ReportData;
import org.lingtan.report.internal.layout.Sheet;

/** A part of a rating report. Stateless; prints nothing where the data have nothing for it. */
interface Part {

    /** Writes the part. */
    void compose(Sheet sheet, ReportData data);
}
