package io.coffer.audit;

import java.util.UUID;

/**
 * Who causes a change.
 *
 * @param id a user, a channel, or {@link #SYSTEM_ID}
 * @param correlationId of the request or the job
 */
public record Actor(UUID id, String correlationId) {

    /** Coffer itself: what happens by the clock. */
    public static final UUID SYSTEM_ID = new UUID(0, 0);

    /** Coffer itself, in the job or request of this correlation id. */
    public static Actor system(String correlationId) {
        return new Actor(SYSTEM_ID, correlationId);
    }
}
