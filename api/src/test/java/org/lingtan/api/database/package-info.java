/** The real database under test. */
@NullMarked
package org.lingtan.api.database;

import org.jspecify.annotations.NullMarked;
