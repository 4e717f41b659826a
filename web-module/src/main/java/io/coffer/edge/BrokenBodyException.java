package io.coffer.edge;

import java.io.IOException;

/** A body could not be read to its end: the client went away, or framed it otherwise than its headers say. */
class BrokenBodyException extends IOException {

    static final String DETAIL = "The body ends early, or not as Content-Length and Transfer-Encoding say.";

    private static final long serialVersionUID = 1;

    BrokenBodyException(IOException cause) {
        super(cause);
    }
}
