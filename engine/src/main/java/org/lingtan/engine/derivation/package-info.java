/** Derives every quantity from registers, ledgers and factors, keeping formula, inputs and locators. */
@NullMarked
package org.lingtan.engine.derivation;

import org.jspecify.annotations.NullMarked;
