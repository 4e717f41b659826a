package io.coffer.ledger;

import io.coffer.id.Ids;
import io.coffer.money.Asset;
import io.coffer.step.Transactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The house's own accounts. Steps take their stripes by turns, so that what every entry touches is never what every entry
 * waits for.
 */
@ApplicationScoped
public class HouseAccounts {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private ChartOfAccounts chart;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    private final Map<String, List<UUID>> known = new ConcurrentHashMap<>();

    /** Begins elsewhere in each process: servers share the stripes, too. */
    private final AtomicInteger turns = new AtomicInteger(Ids.next().hashCode());

    private volatile @Nullable Map<UUID, List<UUID>> guarded;

    /**
     * The stripe of the house's account of a kind in an asset whose turn it is: the same throughout a transaction, so that
     * a step of many entries waits for one stripe, not for all.
     *
     * @throws IllegalArgumentException if the house has no such account
     */
    public UUID of(String kind, Asset asset) {
        var stripes = stripes(kind, asset);
        return stripes.get(Math.floorMod(turn(), stripes.size()));
    }

    private int turn() {
        if (transaction.getTransactionKey() == null) {
            return turns.getAndIncrement();
        }
        if (transaction.getResource(turns) instanceof Integer taken) {
            return taken;
        }
        int turn = turns.getAndIncrement();
        transaction.putResource(turns, turn);
        return turn;
    }

    /** All of them, in the order of their numbers. */
    public List<UUID> stripes(String kind, Asset asset) {
        return known.computeIfAbsent(kind + ":" + asset.code(), name -> transactions.inNew(() -> read(kind, asset)));
    }

    /** All stripes of the account that one of them belongs to, if together they must not be below zero; else none. */
    List<UUID> guarded(UUID stripe) {
        var stripes = guarded;
        if (stripes == null) {
            stripes = transactions.inNew(this::readGuarded);
            guarded = stripes;
        }
        return stripes.getOrDefault(stripe, List.of());
    }

    private Map<UUID, List<UUID>> readGuarded() {
        Map<String, List<UUID>> byAccount = new HashMap<>();
        em.createQuery(
                        "select a.id, a.kind, a.asset.code from Account a where a.code is not null order by a.stripe, a.code",
                        Object[].class)
                .getResultStream()
                .filter(row -> !chart.accountKind((String) row[1]).mayBeNegative())
                .forEach(row -> byAccount
                        .computeIfAbsent(row[1] + ":" + row[2], account -> new ArrayList<>())
                        .add((UUID) row[0]));
        Map<UUID, List<UUID>> byStripe = new HashMap<>();
        byAccount.values().forEach(stripes -> stripes.forEach(stripe -> byStripe.put(stripe, List.copyOf(stripes))));
        return Map.copyOf(byStripe);
    }

    private List<UUID> read(String kind, Asset asset) {
        var stripes = em.createQuery(
                        "select a.id from Account a where a.kind = :kind and a.asset.code = :asset"
                                + " and a.code is not null order by a.stripe, a.code",
                        UUID.class)
                .setParameter("kind", kind)
                .setParameter("asset", asset.code())
                .getResultList();
        if (stripes.isEmpty()) {
            throw new IllegalArgumentException("the house has no account " + kind + ":" + asset.code());
        }
        return List.copyOf(stripes);
    }
}
