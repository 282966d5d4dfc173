package org.lingtan.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.lingtan.api.application.Role;

/** The roles that may send a request; whoever has none of them is refused. An operation with neither this nor Open is closed. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@interface Allowed {

    /** The roles. */
    Role[] value();

    /** Whether it leaves anything changed; a token that may only look sends no such request. A GET never does. */
    boolean changes() default true;

    /** Whether a session needs a recent log-in for it; programs, which cannot log in, send it with their token. */
    boolean recent() default false;
}
