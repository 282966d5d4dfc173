/** The parts of a rating report. */
@NullMarked
package org.lingtan.report.internal.part;

import org.jspecify.annotations.NullMarked;
