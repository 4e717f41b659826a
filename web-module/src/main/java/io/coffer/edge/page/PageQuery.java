package io.coffer.edge.page;

import io.coffer.id.Ids;
import io.coffer.page.PageRequest;
import io.coffer.time.UtcText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A page that is asked for.
 *
 * @param list the path of the list
 * @param filters those that are set, by name
 */
public record PageQuery(String list, Map<String, String> filters, PageRequest request) {

    public PageQuery {
        filters = Map.copyOf(filters);
    }

    /** What a filter is set to. */
    public Optional<String> filter(String name) {
        return Optional.ofNullable(filters.get(name));
    }

    /** What a filter made with {@link Filter#id} is set to. */
    public Optional<UUID> id(String name) {
        return filter(name).flatMap(Ids::parse);
    }

    /** What a filter made with {@link Filter#instant} is set to. */
    public Optional<Instant> instant(String name) {
        return filter(name).flatMap(UtcText::parse);
    }

    /** What a filter made with {@link Filter#amount} is set to. */
    public Optional<BigDecimal> amount(String name) {
        return filter(name).map(BigDecimal::new);
    }

    /** What a filter made with {@link Filter#oneOf} is set to. */
    public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return filter(name).map(text -> Enum.valueOf(type, text));
    }
}
