package io.coffer.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A client that asks again, under the same key, until it has an answer that is one.
 *
 * @param channels the same channel at each server; it asks one after the other
 */
record Patient(List<Channel> channels) {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 200;
    private static final int TOO_MANY = 429;
    private static final int FIRST_FAULT = 500;

    Answer post(String path, Map<String, ?> body) throws InterruptedException {
        return post(path, UUID.randomUUID().toString(), Channel.json(body));
    }

    private Answer post(String path, String key, String json) throws InterruptedException {
        var end = Instant.now().plus(LONGEST);
        int next = ThreadLocalRandom.current().nextInt(channels.size());
        while (Instant.now().isBefore(end)) {
            try {
                var answer = channels.get(next).send("POST", path, Map.of("Idempotency-Key", key), json);
                if (answer.status() < FIRST_FAULT && answer.status() != TOO_MANY) {
                    return answer;
                }
            } catch (IllegalStateException noAnswer) {
                // Then nobody knows what became of it.
            }
            next = (next + 1) % channels.size();
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("no certain answer to POST " + path + " within " + LONGEST);
    }
}
