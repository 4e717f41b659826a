package io.coffer.kyc;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** At which level a customer is. */
class StandingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID CUSTOMER = new UUID(0, 7);

    @Test
    void whoHasNoVerificationIsAtLevelZero() {
        assertThat(level(Optional.empty())).isEqualTo(Level.ZERO);
    }

    @Test
    void theHighestLevelCountsForWhichAllLowerOnesHold() {
        assertThat(level(Optional.empty(), days(Level.ONE, 1))).isEqualTo(Level.ONE);
        assertThat(level(Optional.empty(), days(Level.TWO, 1), days(Level.ONE, 1)))
                .isEqualTo(Level.TWO);
        assertThat(level(Optional.empty(), days(Level.TWO, 1), days(Level.THREE, 1)))
                .isEqualTo(Level.ZERO);
        assertThat(level(Optional.empty(), days(Level.ONE, 1), days(Level.THREE, 1)))
                .isEqualTo(Level.ONE);
    }

    @Test
    void aVerificationLapsesAtItsInstantWithoutAnyJob() {
        assertThat(level(Optional.empty(), verification(Level.ONE, NOW.plusNanos(1000))))
                .isEqualTo(Level.ONE);
        assertThat(level(Optional.empty(), verification(Level.ONE, NOW))).isEqualTo(Level.ZERO);
        assertThat(level(Optional.empty(), days(Level.ONE, 1), days(Level.TWO, -1)))
                .isEqualTo(Level.ONE);
        assertThat(level(Optional.empty(), days(Level.ONE, -1), days(Level.TWO, 1)))
                .isEqualTo(Level.ZERO);
    }

    @Test
    void whatHasEndedDoesNotCount() {
        var revoked = days(Level.ONE, 1);
        revoked.end(Verification.End.REVOKED, NOW);

        assertThat(level(Optional.empty(), revoked)).isEqualTo(Level.ZERO);
    }

    @Test
    void anOverrideSetsTheLevelUpOrDownUntilItsEnd() {
        assertThat(level(override(Level.THREE, 1))).isEqualTo(Level.THREE);
        assertThat(level(override(Level.ZERO, 1), days(Level.ONE, 1))).isEqualTo(Level.ZERO);
        assertThat(level(override(Level.ZERO, 0), days(Level.ONE, 1))).isEqualTo(Level.ONE);
    }

    @Test
    void whatIsVerifiedIsTheSameUnderAnOverride() {
        var standing = Standing.at(NOW, List.of(days(Level.ONE, 1)), override(Level.THREE, 1));

        assertThat(standing.verified()).isEqualTo(Level.ONE);
        assertThat(standing.level()).isEqualTo(Level.THREE);
    }

    private static Level level(Optional<LevelOverride> override, Verification... verifications) {
        return Standing.at(NOW, List.of(verifications), override).level();
    }

    private static Verification days(Level level, int days) {
        return verification(level, NOW.plus(Duration.ofDays(days)));
    }

    private static Verification verification(Level level, Instant validUntil) {
        return new Verification(Ids.next(), CUSTOMER, level, Ids.next(), NOW.minus(Duration.ofDays(100)), validUntil);
    }

    private static Optional<LevelOverride> override(Level level, int days) {
        return Optional.of(new LevelOverride(
                Ids.next(), CUSTOMER, level, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(days))));
    }
}
