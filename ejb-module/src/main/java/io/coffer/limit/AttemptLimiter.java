package io.coffer.limit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;

/**
 * Slows down those who try again and again: passwords for one account, codes, mails to one address.
 *
 * <p>Each key has a bucket of attempts that is refilled steadily, so that nobody is locked out for longer than it takes
 * until the next attempt flows in, however often somebody else tried. Where an attacker could use up the attempts of
 * somebody else all the time, make the key of more than the account: of the account and the network that the attempt comes
 * from, or the device that is known, beside a wider limit for the account alone.
 *
 * <p>Keep the answer the same whether there is such an account or not: ask for every name that is tried.
 */
@ApplicationScoped
public class AttemptLimiter {

    @Inject
    private Policies policies;

    @Inject
    private Limits limits;

    /**
     * Takes one attempt.
     *
     * @param purpose what is tried, a constant of the code such as {@code sign-in}: letters a-z, digits, hyphens. Its limit
     *     is {@code coffer.limit.attempt.<purpose>}, or {@code coffer.limit.attempt} if that is not set
     * @param key whose attempt it is: something that names nobody, such as a blind index
     * @return a verdict that makes the refusal if there is no attempt left
     */
    public Verdict tryTake(String purpose, byte[] key) {
        return limits.take(policies.ofAttempts(purpose), HexFormat.of().formatHex(key), 1);
    }

    /** Gives an attempt back that was a success: only failures count. */
    public void giveBack(String purpose, byte[] key) {
        limits.giveBack(policies.ofAttempts(purpose), HexFormat.of().formatHex(key), 1);
    }
}
