/** The journal under alterations. */
@NullMarked
package org.lingtan.api.audit;

import org.jspecify.annotations.NullMarked;
