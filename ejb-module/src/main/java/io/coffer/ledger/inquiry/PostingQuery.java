package io.coffer.ledger.inquiry;

import io.coffer.ledger.Account;
import io.coffer.ledger.Posting;
import io.coffer.ledger.Side;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A query for the postings of one account with their entries, along the index {@code posting_history}. */
final class PostingQuery {

    private final StringBuilder text = new StringBuilder(
            "select p from Posting p join fetch p.entry e where p.account = :account and p.asset = :asset");
    private final Map<String, Object> values = new LinkedHashMap<>();

    PostingQuery(Account account) {
        values.put("account", account);
        values.put("asset", account.asset().code());
    }

    /** Only those for which this holds. */
    PostingQuery and(String condition) {
        text.append(" and ").append(condition);
        return this;
    }

    /** Only those for which this holds; its parameter has this name. */
    PostingQuery and(String condition, String name, Object value) {
        values.put(name, value);
        return and(condition);
    }

    PostingQuery and(LineFilter filter) {
        with("e.kind = :kind", "kind", filter.kind());
        with("p.postedAt >= :from", "from", filter.from());
        with("p.postedAt < :to", "to", filter.to());
        with("abs(p.amount) >= :minAmount", "minAmount", filter.minAmount());
        with("abs(p.amount) <= :maxAmount", "maxAmount", filter.maxAmount());
        filter.side().ifPresent(side -> and(side == Side.DEBIT ? "p.amount > 0" : "p.amount < 0"));
        with("e.reference in (:references)", "references", filter.references());
        with("e.correlationId = :correlationId", "correlationId", filter.correlationId());
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

    private List<Posting> read(EntityManager em, String order, int limit) {
        var query = em.createQuery(text + order, Posting.class).setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultList();
    }
}
