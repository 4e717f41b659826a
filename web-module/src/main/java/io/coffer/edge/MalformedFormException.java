package io.coffer.edge;

import java.io.IOException;

/** A body says that it is a form, but an escape in it is none. */
class MalformedFormException extends IOException {

    static final String DETAIL = "The form has a % that two hexadecimal digits do not follow.";

    private static final long serialVersionUID = 1;

    MalformedFormException(IllegalArgumentException cause) {
        super(cause);
    }
}
