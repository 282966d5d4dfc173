/** Exact numbers, units, intervals and the quantities that criteria are measured by. */
@NullMarked
package org.lingtan.catalog.quantity;

import org.jspecify.annotations.NullMarked;
