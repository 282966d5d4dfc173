/** The standards editor's services: lint and test of rulebooks. */
@NullMarked
package org.lingtan.engine.workbench;

import org.jspecify.annotations.NullMarked;
