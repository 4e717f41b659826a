package io.coffer.ledger.inquiry;

import io.coffer.ledger.Account;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.Posting;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.page.Position;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What happened on an account, and what was on it when. */
@ApplicationScoped
public class AccountHistory {

    private static final Place NOW = new Place(Instant.parse("9999-01-01T00:00:00Z"), 0, new UUID(0, 0));

    /** The newest first; in one instant, what the account has been longer without. */
    private static final Comparator<Place> NEWEST_FIRST = Comparator.comparing(Place::postedAt)
            .thenComparing(Place::sequence)
            .thenComparing(place -> place.stripe().toString())
            .reversed();

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Ledger ledger;

    @Inject
    private HouseAccounts house;

    @Inject
    private Transactions transactions;

    @Inject
    private Clock clock;

    /** Where a posting stands in the history of an account with several stripes. */
    private record Place(Instant postedAt, long sequence, UUID stripe) {

        static Place of(Posting posting) {
            return new Place(
                    posting.postedAt(), posting.sequence(), posting.account().id());
        }

        static Place of(Position position) {
            var parts = position.sortKey().split(" ", -1);
            return new Place(Instant.parse(parts[0]), Long.parseLong(parts[1]), position.id());
        }

        Position position() {
            return new Position(postedAt + " " + sequence, stripe);
        }

        /** Postings of a stripe in the same instant come after this place if their sequence is less. */
        long bound(UUID of) {
            return of.toString().compareTo(stripe.toString()) < 0 ? sequence + 1 : sequence;
        }
    }

    /**
     * What was on an account.
     *
     * @param at not in the future; empty for now
     * @return empty if there is no such account
     */
    public Optional<AccountBalance> balance(UUID account, Optional<Instant> at) {
        return transactions.inNew(() -> {
            var stripes = stripes(account);
            return stripes.stream()
                    .map(stripe ->
                            at.map(instant -> ledger.balance(stripe, instant)).orElseGet(stripe::balance))
                    .reduce(Money::plus)
                    .map(sum -> new AccountBalance(stripes.get(0), sum, at.orElseGet(clock::instant)));
        });
    }

    /**
     * A page of the postings on an account, the newest first.
     *
     * @return empty if there is no such account
     */
    public Optional<Page<HistoryLine>> lines(UUID account, PageRequest page) {
        return transactions.inNew(() -> {
            var stripes = stripes(account);
            return stripes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(page.page(
                            merged(stripes, page),
                            line -> Place.of(line.posting()).position()));
        });
    }

    /**
     * A page of the postings on several accounts of somebody's, the newest first.
     *
     * @param accounts none of the house's
     */
    public Page<HistoryLine> lines(Collection<UUID> accounts, LineFilter filter, PageRequest page) {
        if (accounts.isEmpty() || filter.isVoid()) {
            return page.page(List.of(), line -> Place.of(line.posting()).position());
        }
        return transactions.inNew(() -> {
            var start = page.after().map(Place::of).orElse(NOW);
            var left = em.createQuery("select a from Account a where a.id in :ids", Account.class)
                    .setParameter("ids", accounts)
                    .getResultStream()
                    .<Deque<Posting>>map(account -> new ArrayDeque<>(postings(account, start, filter, page.limit())))
                    .toList();
            var lines = new ArrayList<HistoryLine>();
            for (var next = newest(left); next.isPresent() && lines.size() < page.limit(); next = newest(left)) {
                var posting = next.get().removeFirst();
                lines.add(new HistoryLine(posting.entry(), posting, posting.balanceAfter()));
            }
            return page.page(lines, line -> Place.of(line.posting()).position());
        });
    }

    /** The rows of an account; none if there is no such account. */
    private List<Account> stripes(UUID id) {
        var account = em.find(Account.class, id);
        if (account == null) {
            return List.of();
        }
        return account.code().isEmpty()
                ? List.of(account)
                : em.createQuery("select a from Account a where a.id in :ids order by a.stripe", Account.class)
                        .setParameter("ids", house.stripes(account.kind(), account.asset()))
                        .getResultList();
    }

    /**
     * Takes the newest of all stripes again and again. The balance after it is the sum of what each stripe had then: what
     * the newest of its postings left that is not newer.
     */
    private List<HistoryLine> merged(List<Account> stripes, PageRequest page) {
        var start = page.after().map(Place::of).orElse(NOW);
        var left = new ArrayList<Deque<Posting>>();
        stripes.forEach(stripe -> left.add(new ArrayDeque<>(postings(stripe, start, LineFilter.ALL, page.limit()))));
        var lines = new ArrayList<HistoryLine>();
        for (var next = newest(left); next.isPresent() && lines.size() < page.limit(); next = newest(left)) {
            var balance = sum(left, stripes.get(0).asset());
            var posting = next.get().removeFirst();
            lines.add(new HistoryLine(posting.entry(), posting, balance));
        }
        return lines;
    }

    /** Whichever has the newest posting of all. */
    private static Optional<Deque<Posting>> newest(List<Deque<Posting>> left) {
        return left.stream()
                .filter(account -> !account.isEmpty())
                .min(Comparator.comparing(account -> Place.of(account.getFirst()), NEWEST_FIRST));
    }

    private static Money sum(List<Deque<Posting>> left, Asset asset) {
        return left.stream()
                .filter(stripe -> !stripe.isEmpty())
                .map(stripe -> stripe.getFirst().balanceAfter())
                .reduce(Money.zero(asset), Money::plus);
    }

    private List<Posting> postings(Account stripe, Place start, LineFilter filter, int limit) {
        return new PostingQuery(stripe)
                .and("p.postedAt <= :at", "at", start.postedAt())
                .and("(p.postedAt < :at or p.sequence < :sequence)", "sequence", start.bound(stripe.id()))
                .and(filter)
                .newestFirst(em, limit);
    }
}
