package org.lingtan.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that may be sent only so often: by one person, or from one address where it is open to strangers. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface Limited {

    /** What it counts as. */
    RateLimits.Kind value();
}
