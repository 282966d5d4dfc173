package org.lingtan.report.internal.xml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A member that is null in JSON where it is absent in XML; without this mark it is absent in both. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface OrNull {}
