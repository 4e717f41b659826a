package io.coffer.ledger;

/** ACTIVE is where a hold starts; the other two are final. */
public enum HoldStatus {
    ACTIVE,
    CAPTURED,
    VOIDED
}
