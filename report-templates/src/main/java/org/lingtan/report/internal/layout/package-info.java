/** The PDF document: page furniture, tagged paragraphs and tables, identical bytes. */
@NullMarked
package org.lingtan.report.internal.layout;

import org.jspecify.annotations.NullMarked;
