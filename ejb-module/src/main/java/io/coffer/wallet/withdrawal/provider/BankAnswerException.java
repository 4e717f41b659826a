package io.coffer.wallet.withdrawal.provider;

import org.jspecify.annotations.Nullable;

/** The bank answered, clearly, with something else than a payout. No time-out, no reason to try again. */
public class BankAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    static final int NOT_FOUND = 404;
    static final int REFUSED = 422;

    private final int status;
    private final transient @Nullable PayoutBody body;

    BankAnswerException(int status, @Nullable PayoutBody body) {
        super("the bank answered " + status);
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    @Nullable
    PayoutBody body() {
        return body;
    }
}
