/** The state machine of a case, searched through. */
@NullMarked
package org.lingtan.api.application;

import org.jspecify.annotations.NullMarked;
