package io.coffer.acceptance.bench;

import java.time.Duration;

/** A way of keeping the server busy. */
public interface Load {

    /**
     * Keeps it busy for so long.
     *
     * @throws IllegalStateException if a request is not answered with success
     */
    Sample run(Duration length, Processes processes) throws InterruptedException;
}
