/** A certification case from draft to the end of its certificate: who may do what in which state, and what came of it. */
@NullMarked
package org.lingtan.api.application;

import org.jspecify.annotations.NullMarked;
