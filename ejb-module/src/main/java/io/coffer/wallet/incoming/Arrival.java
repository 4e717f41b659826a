package io.coffer.wallet.incoming;

/** What a transaction on the bank's account can be that brings money. */
public enum Arrival {
    DEPOSIT("deposit_id"),
    RETURN("withdrawal_id");

    private final String member;

    Arrival(String member) {
        this.member = member;
    }

    /** How a problem names it. */
    String member() {
        return member;
    }
}
