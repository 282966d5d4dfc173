package org.lingtan.engine.evidence;

/**
 * An attached file.
 *
 * @param path the path inside the package, starting with {@code attachments/}
 * @param mediaType the declared media type, checked against the content
 * @param size the size in bytes
 * @param digest {@code sha256:} and the SHA-256 of the bytes
 */
public record Attachment(String path, String mediaType, long size, String digest) {}
