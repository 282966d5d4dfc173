/** The same inputs give the same bytes everywhere. */
@NullMarked
package org.lingtan.api.determinism;

import org.jspecify.annotations.NullMarked;
