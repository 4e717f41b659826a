package io.coffer.problem;

import java.util.Map;
import java.util.Set;

/**
 * What a change was made for: the version of the thing that its author had seen. Changed in any other version, it would
 * silently undo what somebody else did in between.
 *
 * @param acceptable the versions that will do; none: any
 */
public record ExpectedVersion(Set<Long> acceptable) {

    /** For a change that is right whatever was changed before. */
    public static final ExpectedVersion ANY = new ExpectedVersion(Set.of());

    public ExpectedVersion {
        acceptable = Set.copyOf(acceptable);
    }

    public static ExpectedVersion of(long version) {
        return new ExpectedVersion(Set.of(version));
    }

    /**
     * Compares with the version that the thing has now, read under its lock.
     *
     * @return that version, or {@code version-conflict} with it as a member
     */
    public Outcome<Long> check(long current) {
        return acceptable.isEmpty() || acceptable.contains(current)
                ? Outcome.done(current)
                : Outcome.refused(
                        ProblemType.VERSION_CONFLICT,
                        "It was changed since you read it. Read it again, and decide again.",
                        Map.of("version", current));
    }
}
