package org.lingtan.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.lingtan.api.application.Role;
import org.springframework.core.annotation.AliasFor;

/** Everybody with an account. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Allowed({
    Role.APPLICANT,
    Role.EVALUATOR,
    Role.REVIEWER,
    Role.DECISION_MAKER,
    Role.STANDARDS_EDITOR,
    Role.PUBLISHER,
    Role.AUDITOR,
    Role.ADMINISTRATOR
})
@interface AccountHolders {

    /** Whether a session needs a recent log-in for it. */
    @AliasFor(annotation = Allowed.class, attribute = "recent")
    boolean recent() default false;
}
