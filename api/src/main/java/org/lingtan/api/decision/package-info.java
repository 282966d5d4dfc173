/** What a decision rests on, established anew from the stored bytes whenever it matters. */
@NullMarked
package org.lingtan.api.decision;

import org.jspecify.annotations.NullMarked;
