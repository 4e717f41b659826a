package io.coffer.ledger;

import io.coffer.money.Money;
import io.coffer.personal.PersonalRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is kept of a person in the books: her accounts, and what was posted on them. */
@ApplicationScoped
public class AccountsRecord implements PersonalRecord {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private OwnedAccounts owned;

    private record Statement(
            UUID accountId,
            String name,
            String asset,
            AccountStatus status,
            String balance,
            String held,
            List<Line> postings) {}

    /** Signed as the books are: what a person gets is negative. */
    private record Line(UUID entryId, String kind, Instant postedAt, String amount) {}

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public Optional<Object> of(UUID person) {
        var accounts = owned.of(person);
        return accounts.isEmpty()
                ? Optional.empty()
                : Optional.of(accounts.stream().map(this::statement).toList());
    }

    private Statement statement(Account account) {
        return new Statement(
                account.id(),
                account.name(),
                account.asset().code(),
                account.status(),
                account.balance().plain(),
                account.held().plain(),
                lines(account));
    }

    private List<Line> lines(Account account) {
        return em.createQuery(
                        "select e.id, e.kind, e.postedAt, p.amount from JournalEntry e join e.postings p"
                                + " where p.account = :account order by e.id",
                        Tuple.class)
                .setParameter("account", account)
                .getResultStream()
                .map(row -> new Line(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        new Money(row.get(3, BigDecimal.class), account.asset()).plain()))
                .toList();
    }
}
