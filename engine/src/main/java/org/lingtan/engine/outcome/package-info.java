/** What an evaluation says: determinations, scores, levels, offsets and their trace. */
@NullMarked
package org.lingtan.engine.outcome;

import org.jspecify.annotations.NullMarked;
