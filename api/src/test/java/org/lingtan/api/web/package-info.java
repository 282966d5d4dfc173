/** The server over real HTTP. */
@NullMarked
package org.lingtan.api.web;

import org.jspecify.annotations.NullMarked;
