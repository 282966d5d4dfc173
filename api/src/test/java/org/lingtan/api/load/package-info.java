/** The server under load, beside bare endpoints that do only the same input and output. */
@NullMarked
package org.lingtan.api.load;

import org.jspecify.annotations.NullMarked;
