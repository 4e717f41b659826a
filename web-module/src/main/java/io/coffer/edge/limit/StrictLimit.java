package io.coffer.edge.limit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method where somebody could guess a secret, or make us send mails: sign-in, tokens, registration, passwords.
 * One address may call all such methods together only as often as {@code coffer.limit.strict} says. Failed
 * attempts on one account are counted besides, by {@link io.coffer.identity.SignIn}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StrictLimit {}
