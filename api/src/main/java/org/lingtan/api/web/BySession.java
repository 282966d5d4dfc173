package org.lingtan.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation for somebody who has logged in; a program with a token is refused, whatever its roles. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface BySession {}
