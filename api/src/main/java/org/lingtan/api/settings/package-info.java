/** The settings of the server: one file, the command line, which wins, and secrets from the environment. */
@NullMarked
package org.lingtan.api.settings;

import org.jspecify.annotations.NullMarked;
