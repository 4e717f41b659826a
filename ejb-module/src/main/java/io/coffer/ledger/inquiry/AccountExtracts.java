package io.coffer.ledger.inquiry;

import io.coffer.ledger.Account;
import io.coffer.ledger.Posting;
import io.coffer.ledger.Side;
import io.coffer.money.Money;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads stretches of the history of somebody's account. Postings of an account are numbered under its lock, so that all up
 * to a number are there once that number is; that makes an extract one picture, in however many transactions it is read.
 */
@ApplicationScoped
public class AccountExtracts {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    /**
     * What was posted from one instant to another.
     *
     * @param to after {@code from}
     */
    public AccountExtract read(UUID id, Instant from, Instant to) {
        return transactions.inNew(() -> {
            var account = em.find(Account.class, id);
            var before = lastBefore(account, from);
            var last = lastBefore(account, to);
            long first = before.map(Posting::sequence).orElse(0L);
            long end = last.map(Posting::sequence).orElse(0L);
            var nothing = Money.zero(account.asset());
            var totals = totals(account, from, to, end);
            return new AccountExtract(
                    account,
                    from,
                    to,
                    before.map(Posting::balanceAfter).orElse(nothing),
                    last.map(Posting::balanceAfter).orElse(nothing),
                    first,
                    end,
                    totals.getOrDefault(Side.CREDIT, new AccountExtract.Total(0, nothing)),
                    totals.getOrDefault(Side.DEBIT, new AccountExtract.Total(0, nothing)));
        });
    }

    /**
     * The lines of an extract, the oldest first.
     *
     * @param after the line that they follow on; empty for the first ones
     * @param limit how many at most
     */
    public List<HistoryLine> lines(AccountExtract extract, Optional<HistoryLine> after, int limit) {
        if (after.map(line -> line.posting().sequence()).orElse(extract.before()) >= extract.last()) {
            return List.of();
        }
        var at = after.map(line -> line.posting().postedAt()).orElse(extract.from());
        var number = after.map(line -> line.posting().sequence()).orElse(extract.before());
        return transactions.inNew(() -> new PostingQuery(
                        em.find(Account.class, extract.account().id()))
                        .and("p.postedAt >= :at", "at", at)
                        .and("p.postedAt < :to", "to", extract.to())
                        .and("p.sequence > :after", "after", number)
                        .and("p.sequence <= :last", "last", extract.last())
                        .oldestFirst(em, limit)
                        .stream()
                        .map(posting -> new HistoryLine(posting.entry(), posting, posting.balanceAfter()))
                        .toList());
    }

    private Optional<Posting> lastBefore(Account account, Instant instant) {
        return new PostingQuery(account)
                .and("p.postedAt < :instant", "instant", instant).newestFirst(em, 1).stream()
                        .findFirst();
    }

    private Map<Side, AccountExtract.Total> totals(Account account, Instant from, Instant to, long last) {
        var totals = new EnumMap<Side, AccountExtract.Total>(Side.class);
        em.createQuery(
                        "select sum(p.amount), count(p.sequence) from Posting p where p.account = :account"
                                + " and p.asset = :asset and p.postedAt >= :from and p.postedAt < :to"
                                + " and p.sequence <= :last group by sign(p.amount)",
                        Object[].class)
                .setParameter("account", account)
                .setParameter("asset", account.asset().code())
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("last", last)
                .getResultStream()
                .forEach(row -> {
                    var sum = new Money((BigDecimal) row[0], account.asset());
                    totals.put(
                            Side.of(sum),
                            new AccountExtract.Total((long) row[1], sum.isNegative() ? sum.negate() : sum));
                });
        return totals;
    }
}
