/** What a park submits: packages, registers, ledgers, attestations, documents, and the review of them. */
@NullMarked
package org.lingtan.engine.evidence;

import org.jspecify.annotations.NullMarked;
