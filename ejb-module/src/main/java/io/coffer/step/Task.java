package io.coffer.step;

import java.time.Duration;
import java.util.UUID;

/**
 * The next step of one thing, on its way through a queue.
 *
 * @param queue where its worker listens
 * @param subject the thing: a payment, a delivery
 * @param step which step, in the words of the capability that works on it
 * @param group tasks of one group are worked on in order
 * @param attempt how often this step was put off before, from 0
 * @param delay how long the broker keeps it back
 */
public record Task(
        String queue, UUID subject, String step, String group, int attempt, String correlationId, Duration delay) {

    /** A step that is due now, in order with the subject's other steps. */
    public static Task now(String queue, UUID subject, String step, String correlationId) {
        return new Task(queue, subject, step, subject.toString(), 0, correlationId, Duration.ZERO);
    }

    public Task inGroup(String name) {
        return new Task(queue, subject, step, name, attempt, correlationId, delay);
    }

    /** The same step, later; it was not tried. */
    public Task waiting(Duration wait) {
        return new Task(queue, subject, step, group, attempt, correlationId, wait);
    }

    /** The same step once more, later. */
    public Task putOff(Duration wait) {
        return new Task(queue, subject, step, group, attempt + 1, correlationId, wait);
    }
}
