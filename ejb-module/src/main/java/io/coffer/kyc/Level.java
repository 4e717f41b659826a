package io.coffer.kyc;

import java.util.Arrays;
import java.util.Optional;

/** How well a customer is known, from not at all to very well. What each needs and allows is in {@code docs/kyc.md}. */
public enum Level {
    /** A verified e-mail address; no money moves. */
    ZERO(0),
    /** Personal details that were screened. */
    ONE(1),
    /** An identity document that was reviewed. */
    TWO(2),
    /** A proof of address or of the source of funds that was reviewed. */
    THREE(3);

    private final int number;

    Level(int number) {
        this.number = number;
    }

    /** As the API, the database and people say it: 0 to 3. */
    public int number() {
        return number;
    }

    /** The level with this number, if there is one. */
    public static Optional<Level> of(int number) {
        return Arrays.stream(values()).filter(level -> level.number == number).findFirst();
    }

    public boolean isAtLeast(Level other) {
        return compareTo(other) >= 0;
    }
}
