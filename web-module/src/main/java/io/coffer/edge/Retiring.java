package io.coffer.edge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a resource method that is to go: its answers say since when, until when, and what to use instead. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Retiring {

    /** The day since when it should not be used any more: {@code 2027-01-31}, in UTC. */
    String since();

    /** The day from which it may be gone. */
    String sunset();

    /** Where to read what replaces it. */
    String instead();
}
