package io.coffer.sandbox.provider;

import io.coffer.sandbox.http.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All payouts of the bank: an append-only file of JSON lines, and the same in memory (rules 1 to 3). Thread-safe. */
final class PayoutBook implements AutoCloseable {

    private static final int LIMIT = 1_000_000;

    private final Map<String, Line> byReference = new HashMap<>();
    private final Map<String, Line> byKey = new HashMap<>();
    private final Set<String> orderedAgain = new HashSet<>();
    private final Lines<Line> lines;

    /** One line of the file; a later one of the same reference replaces it. */
    record Line(
            String key,
            PayoutOrder order,
            String payoutId,
            long settlesAtMs,
            @Nullable String refusal,
            @Nullable String returnedAs,
            @Nullable String returnReason) {

        /** What it is at an instant. */
        Payout at(Instant now) {
            if (returnedAs != null) {
                return payout("RETURNED", returnReason);
            }
            if (now.toEpochMilli() < settlesAtMs) {
                return payout("ACCEPTED", null);
            }
            return refusal == null ? payout("SETTLED", null) : payout("REFUSED", refusal);
        }

        private Payout payout(String status, @Nullable String reason) {
            return new Payout(
                    payoutId, order.reference(), status, order.currency(), order.amount(), reason, returnedAs);
        }

        private Line returned(String as, String reason) {
            return new Line(key, order, payoutId, settlesAtMs, refusal, as, reason);
        }
    }

    /**
     * What was found or made of an order.
     *
     * @param first whether it was made now
     */
    record Taken(Line line, boolean first) {}

    PayoutBook(Path path) throws IOException {
        this.lines = Lines.open(path, Line.class, this::remember);
    }

    synchronized boolean knows(String key) {
        return byKey.containsKey(key);
    }

    /**
     * Takes an order under a key, once.
     *
     * @param refusal why it is refused; {@code null} if it will be paid
     */
    synchronized Taken take(String key, PayoutOrder order, Instant settlesAt, @Nullable String refusal) {
        Line known = byKey.get(key);
        if (known != null) {
            if (known.order().equals(order)) {
                return new Taken(known, false);
            }
            throw new RefusedException(409, "idempotency-key-reused", "the key was used for another order");
        }
        if (byReference.containsKey(order.reference())) {
            orderedAgain.add(order.reference());
            throw new RefusedException(409, "duplicate-reference", "the reference was used with another key");
        }
        if (byKey.size() >= LIMIT) {
            throw new RefusedException(503, "book-full", "holds " + LIMIT + " payouts; start with a fresh data folder");
        }
        Line line = new Line(
                key,
                order,
                "po_" + UUID.randomUUID().toString().replace("-", ""),
                settlesAt.toEpochMilli(),
                refusal,
                null,
                null);
        write(line);
        return new Taken(line, true);
    }

    synchronized Optional<Line> find(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    synchronized List<Line> all() {
        return List.copyOf(byReference.values());
    }

    /** The references that were ordered once more, under another key, since the book was opened. */
    synchronized Set<String> orderedAgain() {
        return Set.copyOf(orderedAgain);
    }

    /** Sends a settled payout back; once. */
    synchronized Line sendBack(String reference, String reason, Instant now) {
        Line line = find(reference)
                .orElseThrow(() -> new RefusedException(404, "not-found", "no payout has this reference"));
        if (line.returnedAs() != null) {
            return line;
        }
        if (!line.at(now).status().equals("SETTLED")) {
            throw new RefusedException(
                    409, "not-settled", "it is " + line.at(now).status());
        }
        Line returned = line.returned("btx_" + UUID.randomUUID().toString().replace("-", ""), reason);
        write(returned);
        return returned;
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
    }

    private void write(Line line) {
        lines.append(line);
        remember(line);
    }

    private void remember(Line line) {
        byKey.put(line.key(), line);
        byReference.put(line.order().reference(), line);
    }
}
