/** Long campaigns over the shipped rulebooks, each a command with its count printed; the tests run a small count. */
@NullMarked
package org.lingtan.rulebooks.campaign;

import org.jspecify.annotations.NullMarked;
