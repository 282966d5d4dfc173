/** Reports: writing and signing those of self-assessments, verifying and replaying all. */
@NullMarked
package org.lingtan.api.report;

import org.jspecify.annotations.NullMarked;
