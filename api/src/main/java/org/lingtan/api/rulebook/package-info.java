/** The rulebooks within reach: the shipped ones and those in folders beside them. */
@NullMarked
package org.lingtan.api.rulebook;

import org.jspecify.annotations.NullMarked;
