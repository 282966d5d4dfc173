/** Identity providers for tests. */
@NullMarked
package org.lingtan.api.provider;

import org.jspecify.annotations.NullMarked;
