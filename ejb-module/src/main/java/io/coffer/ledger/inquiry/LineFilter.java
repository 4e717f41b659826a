package io.coffer.ledger.inquiry;

import io.coffer.ledger.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which postings are wanted; all of them, if all is empty.
 *
 * @param kind of the entry, in ASCII
 * @param from posted no earlier
 * @param to posted earlier
 * @param minAmount the amount without its sign is no less
 * @param maxAmount the amount without its sign is no more
 * @param references the entry's is one of these, in ASCII; none are wanted if the list is empty
 * @param correlationId of the entry
 */
public record LineFilter(
        Optional<String> kind,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<BigDecimal> minAmount,
        Optional<BigDecimal> maxAmount,
        Optional<Side> side,
        Optional<List<String>> references,
        Optional<String> correlationId) {

    public static final LineFilter ALL = new LineFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public LineFilter {
        references = references.map(List::copyOf);
    }

    /** Whether no posting at all can pass. */
    boolean isVoid() {
        return references.filter(List::isEmpty).isPresent();
    }
}
