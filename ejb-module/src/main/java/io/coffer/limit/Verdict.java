package io.coffer.limit;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What became of an attempt to take tokens, and what is left. */
public final class Verdict {

    /** The member of a refusal that says, in whole seconds, when it is worth asking again. */
    public static final String RETRY_AFTER = "retry_after";

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Policy policy;
    private final long cost;
    private final long[] left;
    private final long nanosToWait;

    /** @param nanosToWait until there is enough; 0 if it was taken */
    Verdict(Policy policy, long cost, long[] left, long nanosToWait) {
        this.policy = policy;
        this.cost = cost;
        this.left = left.clone();
        this.nanosToWait = nanosToWait;
    }

    public Policy policy() {
        return policy;
    }

    public boolean isTaken() {
        return nanosToWait == 0;
    }

    /** How many tokens a window of the policy has left, never less than none. */
    public long left(int window) {
        return Math.max(0, left[window]);
    }

    /** Whole seconds until it is worth asking again, rounded up; 0 if it was taken. */
    public long retryAfterSeconds() {
        return Window.divideUp(nanosToWait, NANOS_PER_SECOND);
    }

    /** The windows that had not enough; none if it was taken. */
    public List<String> violated() {
        return isTaken()
                ? List.of()
                : IntStream.range(0, left.length)
                        .filter(window -> left[window] < cost)
                        .mapToObj(window -> policy.windows().get(window).name())
                        .toList();
    }

    /**
     * Tells the caller, where nothing was taken: with {@code retry_after}, in seconds, and {@code violated_policies}.
     *
     * @throws IllegalStateException if it was taken
     */
    public <T> Refused<T> refusal() {
        if (isTaken()) {
            throw new IllegalStateException("nothing to refuse");
        }
        return ((Refused<?>) Outcome.refused(
                        ProblemType.QUOTA_EXCEEDED,
                        "That was too often. Ask again in " + retryAfterSeconds() + " s.",
                        Map.of(RETRY_AFTER, retryAfterSeconds(), "violated_policies", violated())))
                .as();
    }
}
