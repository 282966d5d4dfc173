/** The journal of everything that was done, and the check that re-derives what is stored from it. */
@NullMarked
package org.lingtan.api.audit;

import org.jspecify.annotations.NullMarked;
