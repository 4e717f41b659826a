package io.coffer.ledger.inquiry;

import io.coffer.ledger.Account;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Posting;
import io.coffer.ledger.Side;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A query for the postings of one account with their entries. It walks along the index {@code posting_history}; entries are
 * read after that, by their ids, unless they decide which postings are wanted: in a join the database might begin with
 * them, and read the whole history for a page of it.
 */
final class PostingQuery {

    private final StringBuilder conditions = new StringBuilder(" where p.account = :account and p.asset = :asset");
    private final Map<String, Object> values = new LinkedHashMap<>();
    private String join = "";

    PostingQuery(Account account) {
        values.put("account", account);
        values.put("asset", account.asset().code());
    }

    /** Only those for which this holds. */
    PostingQuery and(String condition) {
        conditions.append(" and ").append(condition);
        return this;
    }

    /** Only those for which this holds; its parameter has this name. */
    PostingQuery and(String condition, String name, Object value) {
        values.put(name, value);
        return and(condition);
    }

    PostingQuery and(LineFilter filter) {
        with("p.postedAt >= :from", "from", filter.from());
        with("p.postedAt < :to", "to", filter.to());
        with("abs(p.amount) >= :minAmount", "minAmount", filter.minAmount());
        with("abs(p.amount) <= :maxAmount", "maxAmount", filter.maxAmount());
        filter.side().ifPresent(side -> and(side == Side.DEBIT ? "p.amount > 0" : "p.amount < 0"));
        withEntry("e.kind = :kind", "kind", filter.kind());
        withEntry("e.reference in (:references)", "references", filter.references());
        withEntry("e.correlationId = :correlationId", "correlationId", filter.correlationId());
        return this;
    }

    List<Posting> newestFirst(EntityManager em, int limit) {
        return read(em, " order by p.postedAt desc, p.sequence desc", limit);
    }

    List<Posting> oldestFirst(EntityManager em, int limit) {
        return read(em, " order by p.postedAt, p.sequence", limit);
    }

    private void with(String condition, String name, Optional<?> value) {
        value.ifPresent(wanted -> and(condition, name, wanted));
    }

    private void withEntry(String condition, String name, Optional<?> value) {
        value.ifPresent(wanted -> {
            join = " join p.entry e";
            and(condition, name, wanted);
        });
    }

    private List<Posting> read(EntityManager em, String order, int limit) {
        var query = em.createQuery("select p, p.entry.id from Posting p" + join + conditions + order, Object[].class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        var rows = query.getResultList();
        var entries = rows.stream().map(row -> (UUID) row[1]).distinct().toList();
        if (!entries.isEmpty()) {
            // All with one query: the postings have them from then on.
            em.createQuery("select e from JournalEntry e where e.id in :ids", JournalEntry.class)
                    .setParameter("ids", entries)
                    .getResultList();
        }
        return rows.stream().map(row -> (Posting) row[0]).toList();
    }
}
