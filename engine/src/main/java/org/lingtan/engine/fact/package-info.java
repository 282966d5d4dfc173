/** Everything a rule may import: the facts of one criterion and the sink for findings. */
@NullMarked
package org.lingtan.engine.fact;

import org.jspecify.annotations.NullMarked;
