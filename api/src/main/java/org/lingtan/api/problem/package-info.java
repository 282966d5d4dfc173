/** How problems, refusals and failures are said, the same on the command line and on the server. */
@NullMarked
package org.lingtan.api.problem;

import org.jspecify.annotations.NullMarked;
