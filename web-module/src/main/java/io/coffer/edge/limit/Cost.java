package io.coffer.edge.limit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a resource method that costs its caller more than one token: it writes, asks others, or reads much. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Cost {

    /** Tokens. More than a bucket holds counts as all that it holds. */
    int value();
}
