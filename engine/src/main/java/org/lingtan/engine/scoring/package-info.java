/** Turns findings into determinations, sums, stages and levels. */
@NullMarked
package org.lingtan.engine.scoring;

import org.jspecify.annotations.NullMarked;
