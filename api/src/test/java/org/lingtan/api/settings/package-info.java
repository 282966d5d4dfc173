/** Settings under test. */
@NullMarked
package org.lingtan.api.settings;

import org.jspecify.annotations.NullMarked;
