package org.lingtan.api.access;

import org.lingtan.api.application.Person;

/**
 * What a valid token lets its sender do.
 *
 * @param token the id of the token
 * @param person the person it acts for, with no more roles than the token has
 * @param readOnly whether it may only look
 */
public record TokenPass(String token, Person person, boolean readOnly) {}
