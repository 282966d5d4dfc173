/** What the files of a rulebook mean. */
@NullMarked
package org.lingtan.engine.rulebook;

import org.jspecify.annotations.NullMarked;
