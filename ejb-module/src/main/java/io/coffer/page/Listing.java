package io.coffer.page;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The query for a page of entities, the newest first. The entity's id is named {@code id} and grows with time (UUIDv7), so
 * that the id is the whole order.
 */
public final class Listing<T> {

    private final Class<T> type;
    private final Function<T, UUID> id;
    private final StringBuilder conditions = new StringBuilder("e.id < :before");
    private final List<Object> values = new ArrayList<>();

    /** A list of all of them. */
    public Listing(Class<T> type, Function<T, UUID> id) {
        this.type = type;
        this.id = id;
    }

    /**
     * Only those that have this value; all of them without one.
     *
     * @param attribute of the entity; never text from outside
     */
    public Listing<T> having(String attribute, Optional<?> value) {
        value.ifPresent(wanted -> {
            conditions.append(" and e.").append(attribute).append(" = :value").append(values.size());
            values.add(wanted);
        });
        return this;
    }

    /** Reads a page, in the caller's transaction. */
    public Page<T> read(EntityManager em, PageRequest request) {
        var query = em.createQuery(
                        "select e from " + type.getSimpleName() + " e where " + conditions + " order by e.id desc",
                        type)
                .setMaxResults(request.limit())
                .setParameter("before", request.beforeId());
        for (int i = 0; i < values.size(); i++) {
            query.setParameter("value" + i, values.get(i));
        }
        return request.page(query.getResultList(), row -> Position.of(id.apply(row)));
    }
}
