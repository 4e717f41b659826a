package io.coffer.kyc.limit;

/** That a movement is within the limits, and the way to count it. Of use until the end of the transaction. */
public interface Allowance {

    /** Of whom is not limited: nothing is counted. */
    Allowance UNLIMITED = reference -> {};

    /**
     * Counts the movement. Call it once, when nothing else stands against it.
     *
     * @param reference names the movement for {@link Limits#giveBack}; unique for ever, ASCII, at most 120 characters
     */
    void use(String reference);
}
