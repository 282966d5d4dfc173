/** What a park fills in and hands in: templates, packing, checking and evaluating packages. */
@NullMarked
package org.lingtan.api.evidence;

import org.jspecify.annotations.NullMarked;
