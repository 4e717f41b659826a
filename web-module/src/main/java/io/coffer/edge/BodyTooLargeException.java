package io.coffer.edge;

import java.io.IOException;

/** A body went on beyond the limit. */
class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    BodyTooLargeException(int maxBytes) {
        super(detail(maxBytes));
    }

    static String detail(int maxBytes) {
        return "A body has at most " + maxBytes + " bytes here.";
    }
}
