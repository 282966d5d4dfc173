package org.lingtan.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an operation takes as its body. Bodies are read by {@link Requests}; this only tells of them in the OpenAPI document. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Takes {

    /** The members of a JSON object; {@code Object} where the document does not say, {@code byte[]} for bytes. */
    Class<?> value();

    /** The media type. */
    String type() default "application/json";
}
