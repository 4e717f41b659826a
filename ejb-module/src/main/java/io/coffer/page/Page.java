package io.coffer.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param end the position of the last item, if there are more after it
 */
public record Page<T>(List<T> items, Optional<Position> end) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page with another look at each item. */
    public <U> Page<U> map(Function<? super T, ? extends U> look) {
        return new Page<U>(items.stream().<U>map(look).toList(), end);
    }
}
