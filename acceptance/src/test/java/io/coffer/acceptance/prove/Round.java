package io.coffer.acceptance.prove;

import java.time.Duration;
import java.util.Optional;

/**
 * One fault.
 *
 * @param number from 1
 * @param aim what the fault waits for, if it is aimed
 * @param before how long all is well first
 * @param lasts from the fault until it is mended
 */
public record Round(int number, Fault fault, Optional<Aim> aim, Duration before, Duration lasts) {

    @Override
    public String toString() {
        return fault + aim.map(moment -> " " + moment).orElse("") + " for " + lasts.toMillis() + " ms";
    }
}
