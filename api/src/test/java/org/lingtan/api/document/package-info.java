/** Stores of documents that fail at every step. */
@NullMarked
package org.lingtan.api.document;

import org.jspecify.annotations.NullMarked;
