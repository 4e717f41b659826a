package io.coffer.personal;

import io.coffer.crypto.Keyset;
import io.coffer.crypto.SealBrokenException;
import io.coffer.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.NativeQuery;

/** The rows of one person in all {@link SealedTable}s; by SQL, because their entities are not known here. */
@ApplicationScoped
public class SealedRows {

    private static final Logger LOG = Logger.getLogger(SealedRows.class.getName());
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    @PersistenceContext
    private EntityManager em;

    @Inject
    @Any
    private Instance<SealedTable> tables;

    /** The sealed data of a row, by column, without the columns that are NULL. */
    private record Row(UUID id, Map<String, byte[]> data) {}

    /** Locks the rows and seals anew what was not sealed by the primary key. Rows without such data stay as they are. */
    void reseal(UUID person, Keyset keys) {
        sorted().forEach(table -> rows(table, person, " for update").forEach(row -> reseal(table, row, keys)));
    }

    boolean areSealedByPrimary(UUID person, Keyset keys) {
        return sorted().flatMap(table -> rows(table, person, "").stream())
                .flatMap(row -> row.data().values().stream())
                .allMatch(keys::isSealedByPrimary);
    }

    /** All lock in the same order. */
    private Stream<SealedTable> sorted() {
        return tables.stream().map(SealedTable.class::cast).sorted(Comparator.comparing(SealedTable::table));
    }

    private void reseal(SealedTable table, Row row, Keyset keys) {
        var anew = new LinkedHashMap<String, byte[]>();
        row.data().forEach((column, data) -> {
            if (!keys.isSealedByPrimary(data)) {
                var place = new Place(table.table(), column, row.id());
                sealedAnew(place, data, keys).ifPresent(fresh -> anew.put(column, fresh));
            }
        });
        if (!anew.isEmpty()) {
            update(table, row.id(), anew);
        }
    }

    /** What is broken is told and left as it is, so that it holds up nobody else; its person keeps the older keys. */
    private static Optional<byte[]> sealedAnew(Place place, byte[] data, Keyset keys) {
        try {
            return Optional.of(keys.seal(keys.open(data, place.context()), place.context()));
        } catch (SealBrokenException e) {
            LOG.log(Level.SEVERE, e, () -> "broken sealed data: " + place);
            return Optional.empty();
        }
    }

    /** {@code lock} is not a part of JPA's query: what has no entity has no lock mode. */
    private List<Row> rows(SealedTable table, UUID person, String lock) {
        var columns = table.sealedColumns();
        var query = em.createNativeQuery("select " + name(table.idColumn()) + " as row_id, "
                        + columns.stream().map(SealedRows::name).collect(Collectors.joining(", "))
                        + " from " + name(table.table())
                        + " where " + name(table.personColumn()) + " = :person"
                        + " order by " + name(table.idColumn()) + lock)
                .setParameter("person", Ids.bytes(person))
                .unwrap(NativeQuery.class);
        query.addScalar("row_id", byte[].class);
        columns.forEach(column -> query.addScalar(column, byte[].class));
        var rows = new ArrayList<Row>();
        for (Object result : query.getResultList()) {
            rows.add(row(columns, (Object[]) result));
        }
        return rows;
    }

    private static Row row(List<String> columns, Object[] values) {
        Map<String, byte[]> data = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (values[i + 1] instanceof byte[] bytes) {
                data.put(columns.get(i), bytes);
            }
        }
        return new Row(Ids.of((byte[]) values[0]), data);
    }

    /** Counts the version up, so that who has read the row before does not write back what it has read. */
    private void update(SealedTable table, UUID id, Map<String, byte[]> anew) {
        var assignments = Stream.concat(
                        anew.keySet().stream().map(column -> name(column) + " = :" + column),
                        table.versionColumn().stream().map(version -> name(version) + " = " + version + " + 1"))
                .collect(Collectors.joining(", "));
        var update = em.createNativeQuery("update " + name(table.table()) + " set " + assignments + " where "
                        + name(table.idColumn()) + " = :row_id")
                .setParameter("row_id", Ids.bytes(id));
        anew.forEach(update::setParameter);
        update.executeUpdate();
    }

    /** Names come from code, never from outside; all the same nothing else but a name goes into SQL. */
    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name in SQL: " + name);
        }
        return name;
    }
}
