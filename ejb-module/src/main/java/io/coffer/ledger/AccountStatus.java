package io.coffer.ledger;

/** Whether an account takes new money movement. Money in flight is always finished. */
public enum AccountStatus {
    ACTIVE,
    FROZEN,
    CLOSED
}
