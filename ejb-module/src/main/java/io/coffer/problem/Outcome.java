package io.coffer.problem;

import java.util.Map;
import java.util.function.Function;

/** The answer to a request: either {@link Done} with a value, or {@link Refused} with a reason. */
public sealed interface Outcome<T> permits Done, Refused {

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(ProblemType type, String detail) {
        return new Refused<>(type, detail, Map.of());
    }

    static <T> Outcome<T> refused(ProblemType type, String detail, Map<String, Object> members) {
        return new Refused<>(type, detail, members);
    }

    /**
     * The value, where a refusal would be a bug.
     *
     * @throws IllegalStateException if it was refused
     */
    T orElseThrow();

    /** The outcome of the next step if this one is done; else this refusal. */
    default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
        if (this instanceof Done<T> done) {
            return next.apply(done.value());
        }
        return ((Refused<T>) this).as();
    }
}
