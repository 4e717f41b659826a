package io.coffer.ledger;

/** The five types of account, and the side on which each grows. */
public enum AccountType {
    ASSET(1),
    EXPENSE(1),
    LIABILITY(-1),
    EQUITY(-1),
    INCOME(-1);

    private final int normalSign;

    AccountType(int normalSign) {
        this.normalSign = normalSign;
    }

    /** 1 where debits (positive postings) make the balance grow, &minus;1 where credits do. */
    public int normalSign() {
        return normalSign;
    }
}
