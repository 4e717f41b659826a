package io.coffer.acceptance.prove;

/** What should not be. */
public record Finding(Kind kind, String what) {

    /** Which of the promises it breaks. */
    public enum Kind {
        /** Somebody was told that it was done, and it was not. */
        LOST,
        /** It was done more often than anybody was told. */
        DOUBLED,
        /** The books contradict themselves, or those of a provider. */
        IMBALANCE,
        /** A branch of a transaction waits for somebody to decide. */
        IN_DOUBT,
        /** What came later overtook what came first. */
        OUT_OF_ORDER,
        /** Work did not come to an end. */
        UNFINISHED
    }

    @Override
    public String toString() {
        return kind + ": " + what;
    }
}
