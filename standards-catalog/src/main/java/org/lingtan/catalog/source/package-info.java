/** The only readers of YAML, XML, JSON, CSV and numbers; all of them bounded. */
@NullMarked
package org.lingtan.catalog.source;

import org.jspecify.annotations.NullMarked;
