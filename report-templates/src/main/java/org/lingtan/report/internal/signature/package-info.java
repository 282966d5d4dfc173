/** The place of the signature in a document: reserved while it is written, filled in when it is signed. */
@NullMarked
package org.lingtan.report.internal.signature;

import org.jspecify.annotations.NullMarked;
