/** Issuing: gap-free numbers, a record before any signed byte, the stored documents, the register, the halt switch. */
@NullMarked
package org.lingtan.api.certificate;

import org.jspecify.annotations.NullMarked;
