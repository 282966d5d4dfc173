/** Tests of the standards editor's reports. */
@org.jspecify.annotations.NullMarked
package org.lingtan.api.rulebook;
