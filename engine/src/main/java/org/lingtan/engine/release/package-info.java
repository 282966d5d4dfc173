/**
 * Who approved and released which bytes of a rulebook, and on which days a version judges: signed statements in the
 * {@code release/} folder of a version, each naming the digest of the one before it.
 */
@NullMarked
package org.lingtan.engine.release;

import org.jspecify.annotations.NullMarked;
