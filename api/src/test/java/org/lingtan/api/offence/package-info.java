/** Classes that break the architecture on purpose, so that each rule is seen to bite. */
@NullMarked
package org.lingtan.api.offence;

import org.jspecify.annotations.NullMarked;
