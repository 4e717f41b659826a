package io.coffer.kyc.document;

/** What a document is, and what it proves. */
public enum DocumentKind {
    PASSPORT(Proof.IDENTITY),
    IDENTITY_CARD(Proof.IDENTITY),
    RESIDENCE_PERMIT(Proof.IDENTITY),
    /** A utility bill, a bank statement, a registration. */
    PROOF_OF_ADDRESS(Proof.ADDRESS_OR_FUNDS),
    /** A payslip, a contract of sale, a tax assessment. */
    SOURCE_OF_FUNDS(Proof.ADDRESS_OR_FUNDS);

    /** What a level takes. */
    public enum Proof {
        IDENTITY,
        ADDRESS_OR_FUNDS
    }

    private final Proof proof;

    DocumentKind(Proof proof) {
        this.proof = proof;
    }

    public Proof proof() {
        return proof;
    }

    /** Whether a day is printed on it after which it proves nothing. */
    public boolean expires() {
        return proof == Proof.IDENTITY;
    }
}
