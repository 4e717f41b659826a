package io.coffer.problem;

/** What was asked for is done; {@code value} is the answer. */
public record Done<T>(T value) implements Outcome<T> {

    @Override
    public T orElseThrow() {
        return value;
    }
}
