package io.coffer.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenKeysTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration YEARS = Duration.ofDays(3650);
    private static final KeyPair PAIR = pair();

    private final TokenKey first = key(NOON.minus(Duration.ofDays(30)));
    private final TokenKey second = key(NOON);
    private final TokenKeys keys = new TokenKeys(List.of(first, second));

    @Test
    void theNewestWhoseTimeHasComeSigns() {
        assertThat(keys.signer(NOON.minusSeconds(1))).contains(first);
        assertThat(keys.signer(NOON)).contains(second);
    }

    @Test
    void aKeyIsPublishedBeforeItSigns() {
        assertThat(keys.published(NOON.minus(Duration.ofDays(1)), LIFE)).containsExactly(second, first);
    }

    @Test
    void theFormerIsPublishedUntilItsLastTokenHasExpired() {
        assertThat(keys.published(NOON.plus(LIFE), LIFE)).containsExactly(second, first);
        assertThat(keys.published(NOON.plus(LIFE).plusSeconds(61), LIFE)).containsExactly(second);
    }

    @Test
    void ofSeveralFormerOnesEachEndsByTheOneThatFollowedIt() {
        var third = key(NOON.plus(LIFE));
        var three = new TokenKeys(List.of(third, first, second));

        assertThat(three.published(NOON.plus(LIFE).plusSeconds(61), LIFE)).containsExactly(third, second);
    }

    @Test
    void aKeyThatHasEndedIsOfNoUse() {
        var ended = TokenKey.of((RSAPublicKey) PAIR.getPublic(), PAIR.getPrivate(), NOON, NOON.plusSeconds(60));
        var withEnded = new TokenKeys(List.of(first, ended));

        assertThat(withEnded.signer(NOON.plusSeconds(60))).contains(first);
        assertThat(withEnded.published(NOON.plusSeconds(60), LIFE)).containsExactly(first);
    }

    @Test
    void withoutAKeyNothingSigns() {
        assertThat(new TokenKeys(List.of()).signer(NOON)).isEmpty();
        assertThat(new TokenKeys(List.of(second)).signer(NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void anIdIsTheThumbprintOfTheKeyAndNothingElse() {
        assertThat(first.id()).isEqualTo(second.id()).hasSize(43);
        assertThat(first.jwk().isPrivate()).isFalse();
        assertThat(first.toString()).doesNotContain("RSA");
    }

    private static TokenKey key(Instant from) {
        return TokenKey.of((RSAPublicKey) PAIR.getPublic(), PAIR.getPrivate(), from, from.plus(YEARS));
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
