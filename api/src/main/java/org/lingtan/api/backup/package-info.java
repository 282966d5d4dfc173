/** Backups: everything that a server keeps, in a folder with a manifest of hashes; and the way back. */
@NullMarked
package org.lingtan.api.backup;

import org.jspecify.annotations.NullMarked;
