package io.coffer.sandbox.provider;

import io.coffer.sandbox.http.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All conversions of one provider, in the order they were taken: an append-only file of JSON lines, and the same in
 * memory (rules 1 to 3). Thread-safe.
 */
public final class ConversionBook implements AutoCloseable {

    private static final int LIMIT = 1_000_000;

    private final Lines<Line> lines;
    private final List<Conversion> inOrder = new ArrayList<>();
    private final Map<String, Line> byKey = new HashMap<>();
    private final Map<String, Conversion> byReference = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> orderedAgain = new HashSet<>();

    /** One line of the file. */
    private record Line(String key, ConversionOrder order, Conversion conversion) {}

    /** What a call to {@link #take} found. */
    public sealed interface Taking {
        /** The key is new: this is its outcome from now on. */
        record First(Conversion conversion) implements Taking {}

        /** The key was used for the same order before. */
        record Repeat(Conversion conversion) implements Taking {}

        /** The key was used for another order. */
        record KeyReused() implements Taking {}

        /** The reference was used with another key. */
        record ReferenceReused(Conversion conversion) implements Taking {}
    }

    private ConversionBook(Path path) throws IOException {
        this.lines = Lines.open(path, Line.class, this::remember);
    }

    /** Opens the book of a file, creating it if needed. A last line that a killed process left unfinished is cut off. */
    public static ConversionBook open(Path path) throws IOException {
        return new ConversionBook(path);
    }

    /** Whether an outcome is known for a key. */
    public synchronized boolean knows(String key) {
        return byKey.containsKey(key);
    }

    /**
     * Takes an order under a key, unless the key or the reference was used before.
     *
     * @param decide the outcome of an order, called at most once
     */
    public synchronized Taking take(String key, ConversionOrder order, Function<ConversionOrder, Conversion> decide) {
        Line known = byKey.get(key);
        if (known != null) {
            return known.order().equals(order) ? new Taking.Repeat(known.conversion()) : new Taking.KeyReused();
        }
        Conversion sameReference = byReference.get(order.reference());
        if (sameReference != null) {
            orderedAgain.add(order.reference());
            return new Taking.ReferenceReused(sameReference);
        }
        if (inOrder.size() >= LIMIT) {
            throw new RefusedException(
                    503, "book-full", "holds " + LIMIT + " conversions; start with a fresh data folder");
        }
        Line line = new Line(key, order, decide.apply(order));
        lines.append(line);
        remember(line);
        return new Taking.First(line.conversion());
    }

    /** The conversion with the caller's reference. */
    public synchronized Optional<Conversion> byReference(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    /**
     * Conversions in the order they were taken.
     *
     * @param afterId the id of the last one already seen; {@code null} to begin
     * @throws RefusedException if there is no such conversion
     */
    public synchronized List<Conversion> after(@Nullable String afterId, int limit) {
        int from = 0;
        if (afterId != null) {
            Integer position = positions.get(afterId);
            if (position == null) {
                throw new RefusedException(400, "parameter-invalid", "there is no conversion " + afterId);
            }
            from = position + 1;
        }
        return List.copyOf(inOrder.subList(from, Math.min(inOrder.size(), from + limit)));
    }

    /** The references that were ordered once more, under another key, since the book was opened. */
    public synchronized Set<String> orderedAgain() {
        return Set.copyOf(orderedAgain);
    }

    /** How many there are. */
    public synchronized int size() {
        return inOrder.size();
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
    }

    private void remember(Line line) {
        Conversion conversion = line.conversion();
        byKey.put(line.key(), line);
        byReference.put(conversion.reference(), conversion);
        positions.put(conversion.conversionId(), inOrder.size());
        inOrder.add(conversion);
    }
}
