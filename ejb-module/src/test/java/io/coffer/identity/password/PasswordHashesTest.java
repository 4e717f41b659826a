package io.coffer.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {

    private final PasswordHashes hashes = new PasswordHashes(64, 1, 1, 2, 5_000);
    private final Password password = Password.of("a long and quiet road");

    @Test
    void aPasswordIsEqualToItsHashOnly() {
        var hash = hashes.hash(password).orElseThrow();

        assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$").hasSizeLessThan(200);
        assertThat(hashes.matches(password, Optional.of(hash)).orElseThrow()).isTrue();
        assertThat(hashes.matches(Password.of("a long and quiet roat"), Optional.of(hash))
                        .orElseThrow())
                .isFalse();
        assertThat(hashes.matches(password, Optional.empty()).orElseThrow()).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordAreDifferent() {
        assertThat(hashes.hash(password).orElseThrow())
                .isNotEqualTo(hashes.hash(password).orElseThrow());
    }

    @Test
    void aHashOfAnotherCostIsKnownAndStillCompared() {
        var dearer = new PasswordHashes(128, 2, 1, 2, 5_000);
        var hash = hashes.hash(password).orElseThrow();

        assertThat(hashes.isCurrent(hash)).isTrue();
        assertThat(dearer.isCurrent(hash)).isFalse();
        assertThat(dearer.matches(password, Optional.of(hash)).orElseThrow()).isTrue();
    }

    /** The reference implementation's: {@code echo -n "password" | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32}. */
    @Test
    void hashesAreThoseOfTheReferenceImplementation() {
        var hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hashes.matches(Password.of("password"), Optional.of(hash)).orElseThrow())
                .isTrue();
        assertThat(hashes.matches(Password.of("passwore"), Optional.of(hash)).orElseThrow())
                .isFalse();
    }

    @Test
    void moreThanSoManyAtOnceAreTurnedAway() throws Exception {
        var slow = new PasswordHashes(32 * 1024, 4, 1, 1, 1);
        var threads = Executors.newFixedThreadPool(8);
        try {
            var asked = new ArrayList<Future<Outcome<String>>>();
            for (int i = 0; i < 8; i++) {
                asked.add(threads.submit(() -> slow.hash(password)));
            }
            int refused = 0;
            for (Future<Outcome<String>> answer : asked) {
                if (answer.get() instanceof Refused<String> refusal) {
                    assertThat(refusal.type()).isEqualTo(ProblemType.TEMPORARILY_UNAVAILABLE);
                    refused++;
                }
            }
            assertThat(refused).isBetween(1, 7);
            assertThat(slow.hash(password)).isNotInstanceOf(Refused.class);
        } finally {
            threads.shutdown();
        }
    }
}
