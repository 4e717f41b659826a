package io.coffer.ledger;

import io.coffer.money.Money;

/** The two sides of an account. A posting on the debit side is positive, one on the credit side negative. */
public enum Side {
    DEBIT,
    CREDIT;

    /** The side of a signed amount. */
    public static Side of(Money signed) {
        return signed.isPositive() ? DEBIT : CREDIT;
    }
}
