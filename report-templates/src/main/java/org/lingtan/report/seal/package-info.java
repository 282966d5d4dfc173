/** Keys, signatures and their verification. */
@NullMarked
package org.lingtan.report.seal;

import org.jspecify.annotations.NullMarked;
