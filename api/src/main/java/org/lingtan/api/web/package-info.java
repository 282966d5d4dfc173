/** The server: requests, answers, who may send them. The only place that knows Spring's web and security. */
@NullMarked
package org.lingtan.api.web;

import org.jspecify.annotations.NullMarked;
