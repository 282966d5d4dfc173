/** Reports and certificates. */
@NullMarked
package org.lingtan.report;

import org.jspecify.annotations.NullMarked;
