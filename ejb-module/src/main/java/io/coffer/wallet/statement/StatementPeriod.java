package io.coffer.wallet.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The days of a statement.
 *
 * @param from the first one
 * @param to the last one, not before the first
 * @param zone where its days begin and end
 */
public record StatementPeriod(LocalDate from, LocalDate to, ZoneId zone) {

    public StatementPeriod {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period that ends on " + to + " can't begin on " + from);
        }
    }

    /** The first instant of it. */
    public Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
