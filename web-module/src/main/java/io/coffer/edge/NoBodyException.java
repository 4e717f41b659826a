package io.coffer.edge;

import java.io.IOException;

/** There is no body, or it is the word {@code null}. */
class NoBodyException extends IOException {

    private static final long serialVersionUID = 1;

    static final String DETAIL = "The body is empty or null; send a JSON object.";

    NoBodyException() {
        super(DETAIL);
    }
}
