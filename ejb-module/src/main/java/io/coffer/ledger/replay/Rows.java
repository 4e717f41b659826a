package io.coffer.ledger.replay;

import io.coffer.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the database in its own language: what is compared here are the rows, not what entities make of them. */
@ApplicationScoped
class Rows {

    @PersistenceContext
    private EntityManager em;

    /** A row of a result. */
    record Row(Tuple tuple) {

        UUID id(String column) {
            return Ids.of((byte[]) tuple.get(column));
        }

        BigDecimal decimal(String column) {
            return new BigDecimal(text(column));
        }

        int number(String column) {
            return decimal(column).intValueExact();
        }

        String text(String column) {
            return tuple.get(column).toString();
        }

        @Nullable
        String textOrNull(String column) {
            var value = tuple.get(column);
            return value == null ? null : value.toString();
        }
    }

    /** @param sql about the rows in {@code (:ids)} */
    List<Row> select(String sql, Collection<UUID> ids) {
        return rows(em.createNativeQuery(sql, Tuple.class)
                .setParameter("ids", ids.stream().map(Ids::bytes).toList())
                .getResultList());
    }

    List<Row> select(String sql) {
        return rows(em.createNativeQuery(sql, Tuple.class).getResultList());
    }

    private static List<Row> rows(List<?> tuples) {
        return tuples.stream().map(tuple -> new Row((Tuple) tuple)).toList();
    }
}
