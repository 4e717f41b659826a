package io.coffer.wallet.deposit;

/** What became of money that came. */
public enum DepositStatus {
    /** It is in the wallet. */
    CREDITED,
    /** Nobody knows whose it is, or who has it may not; it is in {@code suspense}. */
    SUSPENDED,
    /** Two people have given it to a wallet. */
    ASSIGNED
}
