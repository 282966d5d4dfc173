/** Standards, editions, clauses and the texts that name them, in Chinese and English. */
@NullMarked
package org.lingtan.catalog;

import org.jspecify.annotations.NullMarked;
