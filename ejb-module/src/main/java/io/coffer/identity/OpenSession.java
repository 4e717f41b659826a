package io.coffer.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A session as its user sees it.
 *
 * @param client such as {@code Firefox on Linux}
 * @param lastUsedAt when it was opened or refreshed last
 */
public record OpenSession(UUID id, String client, Instant createdAt, Instant lastUsedAt) {}
