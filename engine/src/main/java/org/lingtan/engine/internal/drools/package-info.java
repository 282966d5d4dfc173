/** Compiles rulebooks, guards what was compiled, and runs it: the only place that knows Drools. */
@NullMarked
package org.lingtan.engine.internal.drools;

import org.jspecify.annotations.NullMarked;
