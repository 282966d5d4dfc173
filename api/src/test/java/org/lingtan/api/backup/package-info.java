/** Backups under test. */
@NullMarked
package org.lingtan.api.backup;

import org.jspecify.annotations.NullMarked;
