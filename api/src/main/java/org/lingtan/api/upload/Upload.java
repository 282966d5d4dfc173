package org.lingtan.api.upload;

import java.time.Instant;

/**
 * An upload and how far it has come.
 *
 * @param id its id
 * @param caseId the case whose package it is to be
 * @param length how many bytes it has, 1 to 200,000,000
 * @param offset how many of them are on the disk, 0 to {@code length}
 * @param digest the digest that the whole must have, {@code sha256:} and 64 hexadecimal digits; blank if none was announced
 * @param ends when it is forgotten unless more comes
 */
public record Upload(String id, String caseId, long length, long offset, String digest, Instant ends) {

    /** Whether all of it is there. */
    public boolean isWhole() {
        return offset == length;
    }
}
