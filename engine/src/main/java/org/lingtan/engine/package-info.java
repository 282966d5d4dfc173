/** Evaluates evidence packages against rulebooks and explains every point. */
@NullMarked
package org.lingtan.engine;

import org.jspecify.annotations.NullMarked;
