/** The ledger under parallel requests. */
@NullMarked
package org.lingtan.api.review;

import org.jspecify.annotations.NullMarked;
