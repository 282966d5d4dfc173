/** What evaluators decide about evidence, and the ledger of credit units that refuses what is used already. */
@NullMarked
package org.lingtan.api.review;

import org.jspecify.annotations.NullMarked;
