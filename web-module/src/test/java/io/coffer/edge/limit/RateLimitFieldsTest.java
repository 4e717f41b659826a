package io.coffer.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.limit.Limits;
import io.coffer.limit.Policy;
import io.coffer.limit.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RateLimitFieldsTest {

    /** A list of strings with integers as parameters, as RFC 9651 has it. */
    private static final Pattern STRUCTURED =
            Pattern.compile("\"[a-z0-9-]+\"(;[a-z]+=[0-9]{1,15})+(, \"[a-z0-9-]+\"(;[a-z]+=[0-9]{1,15})+)*");

    private final Limits limits = new Limits(1_000, Optional.empty(), 100, 1_000);
    private final Policy strict = Policy.of("strict", "20/min");
    private final Policy tier = Policy.of("tier", "1/min burst 12, 20/h");

    @Test
    void oneWindow() {
        var verdicts = List.of(limits.take(strict, "somebody", 1));

        assertThat(RateLimitFields.policy(verdicts)).isEqualTo("\"strict\";q=20;w=60");
        assertThat(RateLimitFields.limit(verdicts)).isEqualTo("\"strict\";r=19;t=3");
    }

    @Test
    void severalWindowsOfSeveralLimits() {
        var verdicts = List.of(limits.take(tier, "somebody", 5), limits.take(strict, "somebody", 1));

        assertThat(RateLimitFields.policy(verdicts))
                .isEqualTo("\"tier-minute\";q=12;w=720, \"tier-hour\";q=20;w=3600, \"strict\";q=20;w=60")
                .matches(STRUCTURED);
        assertThat(RateLimitFields.limit(verdicts))
                .isEqualTo("\"tier-minute\";r=7;t=60, \"tier-hour\";r=15;t=180, \"strict\";r=19;t=3")
                .matches(STRUCTURED);
    }

    @Test
    void whereThereWasNotEnoughTheTimeIsThatOfRetryAfter() {
        limits.take(tier, "somebody", 12);

        var verdict = limits.take(tier, "somebody", 5);

        assertThat(verdict.retryAfterSeconds()).isEqualTo(300);
        assertThat(RateLimitFields.limit(List.of(verdict)))
                .isEqualTo("\"tier-minute\";r=0;t=300, \"tier-hour\";r=8;t=180");
    }

    @Test
    void namesOfLimitsNeedNoEscapes() {
        for (Verdict verdict : List.of(limits.take(strict, "a", 1), limits.take(tier, "a", 1))) {
            assertThat(RateLimitFields.limit(List.of(verdict))).matches(STRUCTURED);
        }
    }
}
