package org.lingtan.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation for somebody who has logged in; a program with a token is refused, whatever its roles. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface BySession {

    /** Whether it is also for somebody who has yet to enrol an app for one-time codes, and may do nothing else. */
    boolean enrolling() default false;
}
