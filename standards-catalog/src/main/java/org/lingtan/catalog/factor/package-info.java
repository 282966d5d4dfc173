/** Emission factors and coal equivalents with their purpose, region, validity and source. */
@NullMarked
package org.lingtan.catalog.factor;

import org.jspecify.annotations.NullMarked;
