package io.coffer.step;

import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * For steps that somebody else may get ahead of: a unique key or a version is the judge then, and says no. The step is done
 * again, once, and finds what the other one has done.
 */
@ApplicationScoped
public class SecondTry {

    @Inject
    private Transactions transactions;

    @Inject
    private IdempotencyKeys keys;

    /** Runs the step in a transaction of its own, and again in another one if that fails. */
    public <T> T inNew(Supplier<T> step) {
        return twice(() -> transactions.inNew(step));
    }

    /** As {@link #inNew}; what the step did before it was refused is rolled back. */
    public <T> Outcome<T> inNewUnlessRefused(Supplier<Outcome<T>> step) {
        return twice(() -> transactions.inNewUnlessRefused(step));
    }

    /**
     * Makes an attempt at a request; and another one if it was refused although the key is used: the same request was done
     * meanwhile, took what this one lacked, and the second attempt finds its answer.
     */
    public <T> Outcome<T> underKey(IdempotencyKey.Key key, Supplier<Outcome<T>> attempt) {
        var outcome = attempt.get();
        return outcome instanceof Refused && transactions.inNew(() -> keys.isUsed(key)) ? attempt.get() : outcome;
    }

    private static <T> T twice(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (EJBException maybeSomebodyWasFaster) {
            return attempt.get();
        }
    }
}
