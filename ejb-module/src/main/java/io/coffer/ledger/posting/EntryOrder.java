package io.coffer.ledger.posting;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coffer.json.Json;
import io.coffer.ledger.Side;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry that somebody wants posted, as it was written.
 *
 * @param reference names the business fact; without a colon
 * @param effectiveDate the day that it counts for, in UTC; the day of posting if there is none
 */
public record EntryOrder(
        String reference,
        String kind,
        @Nullable LocalDate effectiveDate,
        Map<String, String> metadata,
        List<Line> lines) {

    /**
     * One line.
     *
     * @param account the id of an account, or the code of one of the house's own: {@code suspense:EUR}
     * @param asset the account's, if the writer says it
     * @param amount positive, in the account's asset
     */
    public record Line(
            String account,
            Side side,
            String amount,
            @Nullable String asset) {}

    public EntryOrder {
        // In one order on all servers: fingerprints are made of it.
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        lines = List.copyOf(lines);
    }

    /** Reads what {@link Json#write} wrote. */
    static EntryOrder read(String json) {
        try {
            return Json.mapper().readValue(json, EntryOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an entry", e);
        }
    }
}
