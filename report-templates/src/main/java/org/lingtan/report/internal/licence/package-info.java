/** What is said to the library that makes and reads documents. */
@NullMarked
package org.lingtan.report.internal.licence;

import org.jspecify.annotations.NullMarked;
