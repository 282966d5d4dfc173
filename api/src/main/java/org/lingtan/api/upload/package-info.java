/** Packages that are uploaded in parts, over broken connections, restarts and nodes. */
@NullMarked
package org.lingtan.api.upload;

import org.jspecify.annotations.NullMarked;
