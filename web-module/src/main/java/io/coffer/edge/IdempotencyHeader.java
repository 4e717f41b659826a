package io.coffer.edge;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The header with which a client names a request, so that it can be sent again without being done again. */
public final class IdempotencyHeader {

    public static final String NAME = "Idempotency-Key";

    /** In an answer that shows what was done before, under the same key. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final int MAX_LENGTH = 255;

    private IdempotencyHeader() {}

    /**
     * The key, if it is well-formed.
     *
     * @return refused with {@code idempotency-key-missing} or {@code idempotency-key-invalid}
     */
    public static Outcome<String> read(@Nullable String key) {
        if (key == null) {
            return Outcome.refused(
                    ProblemType.IDEMPOTENCY_KEY_MISSING, "Name the request in the header Idempotency-Key.");
        }
        boolean valid = !key.isBlank()
                && key.equals(key.strip())
                && key.length() <= MAX_LENGTH
                && key.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
        return valid
                ? Outcome.done(key)
                : Outcome.refused(
                        ProblemType.IDEMPOTENCY_KEY_INVALID,
                        "Idempotency-Key must have 1 to " + MAX_LENGTH + " printable ASCII characters.");
    }
}
