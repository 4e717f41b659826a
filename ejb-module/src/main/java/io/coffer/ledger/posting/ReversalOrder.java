package io.coffer.ledger.posting;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coffer.json.Json;
import java.util.List;

/**
 * What of an entry somebody wants taken back.
 *
 * @param lines none: all that is left of it
 */
public record ReversalOrder(List<Line> lines) {

    /** How much of which line; positive, in the line's asset. */
    public record Line(int line, String amount) {}

    public ReversalOrder {
        lines = List.copyOf(lines);
    }

    static ReversalOrder read(String json) {
        try {
            return Json.mapper().readValue(json, ReversalOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a reversal", e);
        }
    }
}
