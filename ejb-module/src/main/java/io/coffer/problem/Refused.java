package io.coffer.problem;

import java.util.Map;

/**
 * A request that was understood and not done, and why. Nothing moved.
 *
 * @param detail a sentence for the caller
 * @param members further members of the problem, such as the id of the first payment
 */
public record Refused<T>(ProblemType type, String detail, Map<String, Object> members) implements Outcome<T> {

    public Refused {
        members = Map.copyOf(members);
    }

    @Override
    public T orElseThrow() {
        throw new IllegalStateException(type.slug() + ": " + detail);
    }

    /** The same refusal, where another kind of value would have been the answer. */
    public <U> Refused<U> as() {
        return new Refused<>(type, detail, members);
    }
}
