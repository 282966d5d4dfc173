/** The only reader of ZIP archives and package folders: streamed, bounded, and trusting no header that another contradicts. */
@NullMarked
package org.lingtan.engine.internal.archive;

import org.jspecify.annotations.NullMarked;
