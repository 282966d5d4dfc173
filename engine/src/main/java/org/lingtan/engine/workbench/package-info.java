/** The standards editor's services: lint and test of rulebooks, the difference between versions, and its impact. */
@NullMarked
package org.lingtan.engine.workbench;

import org.jspecify.annotations.NullMarked;
