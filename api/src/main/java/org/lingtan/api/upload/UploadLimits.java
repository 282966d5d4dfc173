package org.lingtan.api.upload;

import java.time.Duration;

/**
 * How much may be on its way in.
 *
 * @param kept how long an upload is kept after its last part, longer than nothing
 * @param byPerson how many one person has open at once, 1 or more
 * @param bytes how many bytes all open uploads may announce together, 1 or more
 */
public record UploadLimits(Duration kept, int byPerson, long bytes) {}
