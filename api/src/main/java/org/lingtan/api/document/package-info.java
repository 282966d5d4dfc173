/** Documents by digest: in a folder, or in a bucket of a store that speaks S3. Only this package knows the latter's client. */
@NullMarked
package org.lingtan.api.document;

import org.jspecify.annotations.NullMarked;
