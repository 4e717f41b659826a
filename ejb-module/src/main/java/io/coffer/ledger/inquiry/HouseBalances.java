package io.coffer.ledger.inquiry;

import io.coffer.ledger.Account;
import io.coffer.money.Money;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.page.Position;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The house's own accounts. */
@ApplicationScoped
public class HouseBalances {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    /**
     * A page of them, by code.
     *
     * @param kind only those of a kind; in ASCII
     * @param asset only those in an asset; in ASCII
     */
    public Page<HouseBalance> find(Optional<String> kind, Optional<String> asset, PageRequest page) {
        return transactions.inNew(() -> {
            var accounts = page.page(first(kind, asset, page), account -> new Position(name(account), account.id()));
            var stripes = stripes(accounts.items());
            return accounts.map(account -> together(stripes.getOrDefault(name(account), List.of(account))));
        });
    }

    /** The first stripe of each. */
    private List<Account> first(Optional<String> kind, Optional<String> asset, PageRequest page) {
        var query = em.createQuery(
                        "select a from Account a where a.code is not null and a.stripe = 0 and a.code > :after"
                                + kind.map(wanted -> " and a.kind = :kind").orElse("")
                                + asset.map(wanted -> " and a.asset.code = :asset")
                                        .orElse("")
                                + " order by a.code",
                        Account.class)
                .setParameter("after", page.after().map(Position::sortKey).orElse(""))
                .setMaxResults(page.limit());
        kind.ifPresent(wanted -> query.setParameter("kind", wanted));
        asset.ifPresent(wanted -> query.setParameter("asset", wanted));
        return query.getResultList();
    }

    private Map<String, List<Account>> stripes(List<Account> first) {
        var stripes = new HashMap<String, List<Account>>();
        if (!first.isEmpty()) {
            em.createQuery(
                            "select a from Account a where a.code is not null and a.kind in :kinds"
                                    + " and a.asset.code in :assets order by a.stripe",
                            Account.class)
                    .setParameter(
                            "kinds",
                            first.stream().map(Account::kind).distinct().toList())
                    .setParameter(
                            "assets",
                            first.stream()
                                    .map(account -> account.asset().code())
                                    .distinct()
                                    .toList())
                    .getResultStream()
                    .forEach(account -> stripes.computeIfAbsent(name(account), name -> new ArrayList<>())
                            .add(account));
        }
        return stripes;
    }

    private static HouseBalance together(List<Account> stripes) {
        return new HouseBalance(
                stripes.get(0),
                stripes.stream().map(Account::balance).reduce(Money::plus).orElseThrow(),
                stripes.stream().mapToLong(Account::postings).sum(),
                stripes.stream()
                        .flatMap(account -> account.lastPostedAt().stream())
                        .max(Comparator.naturalOrder()));
    }

    private static String name(Account account) {
        return account.code().orElseThrow();
    }
}
