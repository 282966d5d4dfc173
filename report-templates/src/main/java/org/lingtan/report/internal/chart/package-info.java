/** Vector charts. */
@NullMarked
package org.lingtan.report.internal.chart;

import org.jspecify.annotations.NullMarked;
