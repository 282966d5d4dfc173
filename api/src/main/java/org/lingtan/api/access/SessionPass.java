package org.lingtan.api.access;

import java.time.Instant;
import org.lingtan.api.application.Person;

/**
 * What an open session lets its browser do.
 *
 * @param session the id of the session
 * @param person who logged in
 * @param complete whether nothing is missing; otherwise the person does nothing but enrol an app for one-time codes
 * @param created when
 * @param expires when it ends at the latest
 * @param csrf what a browser sends beside the cookie with every change, so that no other page can
 */
public record SessionPass(
        String session, Person person, boolean complete, Instant created, Instant expires, String csrf) {
    /** Never shows what protects the session. */
    @Override
    public String toString() {
        return session;
    }
}
