package io.coffer.ledger.inquiry;

import io.coffer.ledger.Account;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.JournalEntry;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The entries of the books. */
@ApplicationScoped
public class Journal {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private HouseAccounts house;

    @Inject
    private Transactions transactions;

    public Optional<RecordedEntry> find(UUID id) {
        return transactions.inNew(() -> Optional.ofNullable(em.find(JournalEntry.class, id))
                .map(entry -> recorded(entry, reversals(List.of(id)))));
    }

    /**
     * A page of the entries, the newest first.
     *
     * @param reference only the one that has it; in ASCII
     * @param correlationId only those of this request or job
     */
    public Page<RecordedEntry> find(Optional<String> reference, Optional<String> correlationId, PageRequest page) {
        return transactions.inNew(() -> {
            var entries = new Listing<>(JournalEntry.class, JournalEntry::id)
                    .having("reference", reference)
                    .having("correlationId", correlationId)
                    .read(em, page);
            var ids = entries.items().stream().map(JournalEntry::id).toList();
            if (ids.isEmpty()) {
                return entries.map(entry -> recorded(entry, Map.of()));
            }
            // All lines with one query: the entries have them from then on.
            em.createQuery(
                            "select distinct e from JournalEntry e join fetch e.postings p join fetch p.account"
                                    + " where e.id in :ids",
                            JournalEntry.class)
                    .setParameter("ids", ids)
                    .getResultList();
            var reversals = reversals(ids);
            return entries.map(entry -> recorded(entry, reversals));
        });
    }

    private RecordedEntry recorded(JournalEntry entry, Map<UUID, List<UUID>> reversals) {
        return new RecordedEntry(
                entry,
                entry.postings().stream()
                        .map(posting -> new RecordedEntry.Line(posting, shown(posting.account())))
                        .toList(),
                reversals.getOrDefault(entry.id(), List.of()));
    }

    private UUID shown(Account account) {
        return account.stripe() == 0
                ? account.id()
                : house.stripes(account.kind(), account.asset()).get(0);
    }

    private Map<UUID, List<UUID>> reversals(List<UUID> entries) {
        return em.createQuery(
                        "select e.reversesId, e.id from JournalEntry e where e.reversesId in :entries order by e.id",
                        Object[].class)
                .setParameter("entries", entries)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0], Collectors.mapping(row -> (UUID) row[1], Collectors.toList())));
    }
}
