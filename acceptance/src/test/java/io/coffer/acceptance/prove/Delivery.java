package io.coffer.acceptance.prove;

import org.jspecify.annotations.Nullable;

/**
 * An event as it reached somebody.
 *
 * @param id under which it came; {@code null} if under none
 * @param trusted whether it came from Coffer beyond doubt: a webhook by its signature
 * @param body the event
 */
public record Delivery(@Nullable String id, boolean trusted, String body) {}
