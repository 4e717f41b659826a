package io.coffer.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

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
        int first = ThreadLocalRandom.current().nextInt(channels.size());
        return certain(
                "POST " + path,
                attempt -> channels.get((first + attempt) % channels.size())
                        .send("POST", path, Map.of("Idempotency-Key", key), json));
    }

    /** Asks until there is an answer that is one. */
    static Answer certain(String what, IntFunction<Answer> request) throws InterruptedException {
        var end = Instant.now().plus(LONGEST);
        for (int attempt = 0; Instant.now().isBefore(end); attempt++) {
            try {
                var answer = request.apply(attempt);
                if (answer.status() < FIRST_FAULT && answer.status() != TOO_MANY) {
                    return answer;
                }
            } catch (IllegalStateException noAnswer) {
                // Then nobody knows what became of it.
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("no certain answer to " + what + " within " + LONGEST);
    }
}
