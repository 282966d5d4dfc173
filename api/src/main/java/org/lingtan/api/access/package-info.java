/** Who may act: people, the tokens by which programs act for them, and the one-time link of the first administrator. */
@NullMarked
package org.lingtan.api.access;

import org.jspecify.annotations.NullMarked;
