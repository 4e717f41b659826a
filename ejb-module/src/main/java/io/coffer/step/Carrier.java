package io.coffer.step;

import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries what transactions left in an outbox to the broker. Woken by who puts something there, after the commit; a slow poll
 * finds what a crash left behind.
 */
public abstract class Carrier implements Background {

    private final Semaphore work = new Semaphore(0);

    @Inject
    protected Transactions transactions;

    @Inject
    @ConfigProperty(name = "coffer.step.batch.size")
    private int batchSize;

    @Inject
    @ConfigProperty(name = "coffer.step.relay.poll.millis")
    private long pollMillis;

    /** Says that there is something in the outbox. */
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    /** Waits to be woken, then carries all that is there. */
    @Override
    public void round() throws InterruptedException {
        boolean woken = work.tryAcquire(pollMillis, TimeUnit.MILLISECONDS);
        int carried;
        do {
            carried = transactions.inNew(() -> carry(batchSize));
        } while (carried == batchSize || (woken && carried > 0));
    }

    /**
     * Carries what waits, in the caller's transaction.
     *
     * @param max how much, at most
     * @return how much it was
     */
    protected abstract int carry(int max);
}
