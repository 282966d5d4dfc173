/** The server over real HTTP. */
@NullMarked
package org.lingtan.api.access;

import org.jspecify.annotations.NullMarked;
