/** Issuing under parallel requests, kills and alterations. */
@NullMarked
package org.lingtan.api.certificate;

import org.jspecify.annotations.NullMarked;
