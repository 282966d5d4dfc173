/** Tests that hold the shipped rulebooks against their own definitions. */
@NullMarked
package org.lingtan.rulebooks;

import org.jspecify.annotations.NullMarked;
