package io.coffer.wallet.deposit;

/** Why money did not get into a wallet. */
public enum Suspension {
    /** The reference names no wallet, or was mistyped. */
    UNKNOWN_REFERENCE,
    /** The wallet is closed. */
    WALLET_CLOSED,
    /** The wallet's owner is a customer whose level is zero. */
    OWNER_NOT_VERIFIED,
    /** Wallets take no money in this currency from the bank. */
    CURRENCY_NOT_TAKEN
}
