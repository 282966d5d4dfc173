/** What people write about a case: questions, nonconformities, visits, disputes, each with a place for every thing said. */
@NullMarked
package org.lingtan.api.matter;

import org.jspecify.annotations.NullMarked;
