package org.lingtan.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.lingtan.api.application.Role;

/** Everybody with an account; which cases of these a person may see is decided case by case. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Allowed({
    Role.APPLICANT,
    Role.EVALUATOR,
    Role.REVIEWER,
    Role.DECISION_MAKER,
    Role.PUBLISHER,
    Role.AUDITOR,
    Role.ADMINISTRATOR
})
@interface Insiders {}
