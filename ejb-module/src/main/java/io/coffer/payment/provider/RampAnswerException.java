package io.coffer.payment.provider;

import org.jspecify.annotations.Nullable;

/** The provider answered, clearly, with something else than a conversion. No time-out, no reason to try again. */
public class RampAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    static final int NOT_FOUND = 404;
    static final int REFUSED = 422;

    private final int status;
    private final transient @Nullable ConversionBody body;

    RampAnswerException(int status, @Nullable ConversionBody body) {
        super("the provider answered " + status);
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    @Nullable
    ConversionBody body() {
        return body;
    }
}
