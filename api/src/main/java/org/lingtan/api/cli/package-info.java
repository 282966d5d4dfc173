/** The command line: options, texts and exit codes around services that the server uses too. */
@NullMarked
package org.lingtan.api.cli;

import org.jspecify.annotations.NullMarked;
