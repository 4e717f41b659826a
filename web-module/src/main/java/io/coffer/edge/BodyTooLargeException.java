package io.coffer.edge;

import java.io.IOException;

/** A body went on beyond the limit. */
class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    static final String DETAIL = "A body has at most " + BodyLimit.MAX_BYTES + " bytes.";

    BodyTooLargeException() {
        super(DETAIL);
    }
}
