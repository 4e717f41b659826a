package io.coffer.kyc;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where a customer stands at an instant.
 *
 * @param level what counts
 * @param verified the level without the override
 * @param inForce the verifications that hold, the lowest level first; more than make up the level, if a lower one lapsed
 * @param override what sets the level instead, if anything does
 */
public record Standing(Level level, Level verified, List<Verification> inForce, Optional<LevelOverride> override) {

    /** Of whom nothing is known. */
    public static final Standing UNKNOWN = new Standing(Level.ZERO, Level.ZERO, List.of(), Optional.empty());

    /**
     * The one place where a level comes from (rules 1 and 2).
     *
     * @param verifications all that have not ended, in any order
     * @param newest the newest override, if there is any
     */
    static Standing at(Instant now, Collection<Verification> verifications, Optional<LevelOverride> newest) {
        var inForce = verifications.stream()
                .filter(verification -> verification.isInForce(now))
                .sorted((a, b) -> a.level().compareTo(b.level()))
                .toList();
        var verified = verified(inForce);
        var override = newest.filter(set -> now.isBefore(set.validUntil()));
        return new Standing(override.map(LevelOverride::level).orElse(verified), verified, inForce, override);
    }

    private static Level verified(List<Verification> inForce) {
        return Arrays.stream(Level.values())
                .takeWhile(level ->
                        level == Level.ZERO || inForce.stream().anyMatch(verification -> verification.level() == level))
                .reduce(Level.ZERO, (lower, higher) -> higher);
    }
}
