package io.coffer.ledger;

/** A hold is active until one of the others ends it. */
public enum HoldStatus {
    ACTIVE,
    CAPTURED,
    VOIDED,
    EXPIRED
}
