package io.coffer.wallet.conversion;

import java.util.Optional;
import java.util.UUID;

/**
 * A quote and what became of it.
 *
 * @param conversionId what it was used for
 */
public record GivenQuote(Quote quote, Optional<UUID> conversionId) {}
