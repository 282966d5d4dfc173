/** The identity provider of a house, by OpenID Connect: asks it who somebody is, and believes only what it signed for this server. */
@NullMarked
package org.lingtan.api.provider;

import org.jspecify.annotations.NullMarked;
