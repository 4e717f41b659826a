package io.coffer.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.crypto.SealBrokenException;
import io.coffer.id.Ids;
import io.coffer.personal.PersonErasedException;
import io.coffer.personal.PersonalData;
import io.coffer.personal.Place;
import io.coffer.personal.WrappingKeys;
import io.coffer.step.Transactions;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of {@link io.coffer.personal} for what is sealed. */
@ExtendWith(ArquillianExtension.class)
class SealingIT {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Place NAME = new Place("person", "name", new UUID(0, 1));
    private static final String PLAIN = "Zzyzx Quarks";

    @Inject
    private PersonalData personal;

    @Inject
    private WrappingKeys wrappingKeys;

    @Inject
    private Transactions transactions;

    private UUID person = new UUID(0, 0);

    @Deployment
    static EnterpriseArchive deployment() {
        return Deployments.of(SealingIT.class, Map.of());
    }

    @BeforeEach
    void enrol() {
        for (long end = System.nanoTime() + LONGEST.toNanos(); !wrappingKeys.isHere() && System.nanoTime() < end; ) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        person = enrolled();
    }

    @Test
    void opensWhatWasSealed() {
        var sealed = seal(NAME);

        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Zzyzx");
        assertThat(open(person, NAME, sealed)).contains(PLAIN);
    }

    @Test
    void sealsInTheTransactionThatEnrols() {
        var another = Ids.next();
        var sealed = transactions.inNew(() -> {
            personal.enrol(another);
            return personal.seal(another, NAME, PLAIN);
        });

        assertThat(open(another, NAME, sealed)).contains(PLAIN);
    }

    @Test
    void whatWasTakenToAnotherRowOrColumnOrPersonIsNotOpened() {
        var sealed = seal(NAME);
        var another = enrolled();

        for (Place place : new Place[] {
            new Place("person", "name", new UUID(0, 2)),
            new Place("person", "mail", new UUID(0, 1)),
            new Place("people", "name", new UUID(0, 1))
        }) {
            assertThat(failureOf(() -> open(person, place, sealed))).isInstanceOf(SealBrokenException.class);
        }
        assertThat(failureOf(() -> open(another, NAME, sealed))).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void whatADestroyedKeySealedIsGone() {
        var sealed = seal(NAME);

        assertThat(destroy()).isTrue();

        assertThat(open(person, NAME, sealed)).isEmpty();
        assertThat(failureOf(() -> seal(NAME))).isInstanceOf(PersonErasedException.class);
        assertThat(destroy()).isFalse();
    }

    @Test
    void nobodyIsEnrolledTwice() {
        destroy();

        assertThatThrownBy(() -> enrol(person)).isInstanceOf(RuntimeException.class);
        assertThat(open(person, NAME, new byte[0])).isEmpty();
    }

    @Test
    void aRolledBackEnrolmentLeavesNoKey() {
        var another = Ids.next();

        assertThatThrownBy(() -> transactions.inNew(() -> {
                    personal.enrol(another);
                    throw new IllegalArgumentException("rolled back");
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(transactions.inNew(() -> personal.isEnrolled(another))).isFalse();
    }

    @Test
    void theKeyIsNotDestroyedWhileSomebodySeals() throws Exception {
        var executor = Executors.newSingleThreadExecutor();
        var sealed = new CountDownLatch(1);
        try {
            var destroyed = transactions.inNew(() -> {
                personal.seal(person, NAME, PLAIN);
                var future = executor.submit(() -> {
                    sealed.countDown();
                    return destroy();
                });
                await(sealed);
                assertThatThrownBy(() -> future.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return future;
            });

            assertThat(destroyed.get(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void blindIndexesAreEqualForTheSamePurposeAndValueOnly() {
        var index = personal.blindIndex("test.mail", "zzyzx@personal.test");

        assertThat(index).hasSize(32).isEqualTo(personal.blindIndex("test.mail", "zzyzx@personal.test"));
        assertThat(personal.blindIndex("test.mail", "zzyzy@personal.test")).isNotEqualTo(index);
        assertThat(personal.blindIndex("test.phone", "zzyzx@personal.test")).isNotEqualTo(index);
    }

    @Test
    void nothingIsDoneWithoutATransaction() {
        assertThatThrownBy(() -> personal.seal(person, NAME, PLAIN)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> personal.open(person, NAME, new byte[0])).isInstanceOf(RuntimeException.class);
    }

    private UUID enrolled() {
        var id = Ids.next();
        enrol(id);
        return id;
    }

    private void enrol(UUID id) {
        transactions.inNew(() -> {
            personal.enrol(id);
            return id;
        });
    }

    private byte[] seal(Place place) {
        return transactions.inNew(() -> personal.seal(person, place, PLAIN));
    }

    private Optional<String> open(UUID whose, Place place, byte[] sealed) {
        return transactions.inNew(() -> personal.openText(whose, place, sealed));
    }

    private boolean destroy() {
        return transactions.inNew(() -> personal.destroyKeys(person));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was thrown inside of the transaction. */
    private static Throwable failureOf(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null
                    && !(cause instanceof SealBrokenException || cause instanceof PersonErasedException)) {
                cause = cause.getCause();
            }
            return cause;
        }
        throw new AssertionError("nothing was thrown");
    }
}
