package io.coffer.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which part of a list is wanted.
 *
 * @param size items on the page, at most
 * @param snapshot when the first page was asked for
 * @param after the position behind which the page begins; empty for the first page
 */
public record PageRequest(int size, Instant snapshot, Optional<Position> after) {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    /** How many rows to read. */
    public int limit() {
        return size + 1;
    }

    /** For a list by ascending id: all of the page have a greater one. */
    public UUID afterId() {
        return after.map(Position::id).orElse(FIRST);
    }

    /** For a list by descending id, the newest first: all of the page have a smaller one. */
    public UUID beforeId() {
        return after.map(Position::id).orElse(LAST);
    }

    /**
     * The page that was read.
     *
     * @param rows at most {@link #limit} rows, in the order of the list
     */
    public <T> Page<T> page(List<T> rows, Function<? super T, Position> position) {
        if (rows.size() <= size) {
            return new Page<>(rows, Optional.empty());
        }
        var items = rows.subList(0, size);
        return new Page<>(items, Optional.of(position.apply(items.get(size - 1))));
    }
}
