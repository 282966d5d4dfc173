/** The embedded fonts, and which of them prints a character. */
@NullMarked
package org.lingtan.report.internal.font;

import org.jspecify.annotations.NullMarked;
