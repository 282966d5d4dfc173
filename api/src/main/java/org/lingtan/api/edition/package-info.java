/** The rulebooks of a server: drafts that editors send, what people state about them, and whose key is whose. */
@NullMarked
package org.lingtan.api.edition;

import org.jspecify.annotations.NullMarked;
