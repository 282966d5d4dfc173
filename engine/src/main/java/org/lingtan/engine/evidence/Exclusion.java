package org.lingtan.engine.evidence;

/**
 * A criterion that the park declares not applicable.
 *
 * @param rulebook the id of the rulebook
 * @param criterion the id of the criterion in that rulebook, for example {@code transport.clean-vehicle-share}
 * @param reason why, in the park's words; not blank
 * @param document the id of the document item that supports it; may be empty, then the declaration is only claimed
 */
public record Exclusion(String rulebook, String criterion, String reason, String document) {}
