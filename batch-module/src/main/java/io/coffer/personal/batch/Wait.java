package io.coffer.personal.batch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something until the job is stopped. */
final class Wait {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @return the exit status of the batchlet that waits */
    String until(BooleanSupplier due) throws InterruptedException {
        while (!due.getAsBoolean()) {
            if (stopping.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return "STOPPED";
            }
        }
        return "COMPLETED";
    }

    void stop() {
        stopping.countDown();
    }
}
