package io.coffer.identity.password;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hashes passwords and compares them with hashes: slowly, and a few at a time (rules 3 to 5). */
@ApplicationScoped
public class PasswordHashes {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    private int waitMillis;
    private Semaphore places;
    private Argon2Function function;
    private String dummy;

    /** For the container's proxies only. */
    @SuppressWarnings("NullAway.Init")
    protected PasswordHashes() {}

    /**
     * Hashes at this cost.
     *
     * @param concurrent how many hash at once, at most
     * @param waitMillis how long one more waits for its turn
     */
    @Inject
    public PasswordHashes(
            @ConfigProperty(name = "coffer.identity.password.memory.kib") int memoryKib,
            @ConfigProperty(name = "coffer.identity.password.iterations") int iterations,
            @ConfigProperty(name = "coffer.identity.password.parallelism") int parallelism,
            @ConfigProperty(name = "coffer.identity.password.concurrent") int concurrent,
            @ConfigProperty(name = "coffer.identity.password.wait.millis") int waitMillis) {
        this.waitMillis = waitMillis;
        this.places = new Semaphore(concurrent, true);
        this.function = Argon2Function.getInstance(memoryKib, iterations, parallelism, HASH_BYTES, Argon2.ID);
        var nobodys = new byte[HASH_BYTES];
        random.nextBytes(nobodys);
        this.dummy = hashed(nobodys);
    }

    /** @return the hash, ASCII, at most 200 characters; or {@code temporarily-unavailable} */
    public Outcome<String> hash(Password password) {
        return inPlace(() -> hashed(password.bytes()));
    }

    /**
     * Compares.
     *
     * @param hash empty: compares with nothing, which takes as long and is never equal
     * @return whether they are equal; or {@code temporarily-unavailable}
     */
    public Outcome<Boolean> matches(Password password, Optional<String> hash) {
        return inPlace(() -> equal(password, hash.orElse(dummy)) && hash.isPresent());
    }

    /** Whether it has the cost that is configured now. */
    public boolean isCurrent(String hash) {
        return Argon2Function.getInstanceFromHash(hash).equals(function);
    }

    private String hashed(byte[] password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return function.hash(password, salt).getResult();
    }

    private static boolean equal(Password password, String hash) {
        try {
            return Argon2Function.getInstanceFromHash(hash)
                    .check(password.bytes(), hash.getBytes(StandardCharsets.US_ASCII));
        } catch (BadParametersException e) {
            throw new IllegalStateException("what is kept is no hash of Argon2", e);
        }
    }

    private <T> Outcome<T> inPlace(Supplier<T> work) {
        try {
            if (!places.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
                return Outcome.refused(
                        ProblemType.TEMPORARILY_UNAVAILABLE,
                        "Too many passwords are hashed just now. Send the same request again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.refused(ProblemType.TEMPORARILY_UNAVAILABLE, "The server stops.");
        }
        try {
            return Outcome.done(work.get());
        } finally {
            places.release();
        }
    }
}
