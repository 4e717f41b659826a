package io.coffer.fx;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The last good rate of each pair, and what is kept out (rules 5 and 6). Thread-safe. */
public final class RateTable {

    /** More is no rate, and neither is less than its inverse. */
    public static final BigDecimal MAX_MID = new BigDecimal("1000000");

    private static final BigDecimal MIN_MID = new BigDecimal("0.000001");
    private static final BigDecimal MAX_JUMP = new BigDecimal("0.20");
    private static final int MAX_DECIMALS = 18;

    /** How far the provider's clock may be ahead of ours. */
    private static final Duration MAX_AHEAD = Duration.ofSeconds(5);

    private final Duration jumpBelievedAfter;
    private final Map<Pair, Known> known = new ConcurrentHashMap<>();

    /** What became of an offered rate. */
    public enum Verdict {
        TAKEN,
        OLDER,
        /** It can't be a rate at all. */
        NONSENSE,
        FUTURE,
        JUMP
    }

    /** @param suspect where the market is now, if the provider is right */
    private record Known(MidRate rate, @Nullable Suspect suspect) {}

    private record Suspect(BigDecimal mid, Instant since) {}

    /** @param jumpBelievedAfter how long a jump must be repeated to be believed */
    public RateTable(Duration jumpBelievedAfter) {
        this.jumpBelievedAfter = jumpBelievedAfter;
    }

    /** The last good rate of a pair, however old. */
    public Optional<MidRate> last(Pair pair) {
        return Optional.ofNullable(known.get(pair)).map(Known::rate);
    }

    /** Takes a rate if it can be true. */
    public synchronized Verdict offer(MidRate rate, Instant now) {
        var mid = rate.mid();
        if (mid.compareTo(MIN_MID) < 0 || mid.compareTo(MAX_MID) > 0 || mid.scale() > MAX_DECIMALS) {
            return Verdict.NONSENSE;
        }
        if (rate.asOf().isAfter(now.plus(MAX_AHEAD))) {
            return Verdict.FUTURE;
        }
        var before = known.get(rate.pair());
        if (before != null && rate.asOf().isBefore(before.rate().asOf())) {
            return Verdict.OLDER;
        }
        if (before == null || !isJump(before.rate().mid(), mid)) {
            known.put(rate.pair(), new Known(rate, null));
            return Verdict.TAKEN;
        }
        var suspect = before.suspect() == null || isJump(before.suspect().mid(), mid)
                ? new Suspect(mid, now)
                : before.suspect();
        if (Duration.between(suspect.since(), now).compareTo(jumpBelievedAfter) < 0) {
            known.put(rate.pair(), new Known(before.rate(), suspect));
            return Verdict.JUMP;
        }
        known.put(rate.pair(), new Known(rate, null));
        return Verdict.TAKEN;
    }

    private static boolean isJump(BigDecimal from, BigDecimal to) {
        return to.subtract(from).abs().compareTo(from.multiply(MAX_JUMP)) > 0;
    }
}
