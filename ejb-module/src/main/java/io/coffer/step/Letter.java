package io.coffer.step;

import java.util.Optional;

/**
 * A message that another system wrote.
 *
 * @param id the broker's
 * @param text empty if it is no text message
 */
public record Letter(String id, Optional<String> correlationId, Optional<String> text) {}
