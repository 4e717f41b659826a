package io.coffer.ledger;

import io.coffer.id.Ids;
import io.coffer.money.Asset;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The house's own accounts. Each thread posts to a stripe of its own, so that what every entry touches is never what every
 * entry waits for.
 */
@ApplicationScoped
public class HouseAccounts {

    /** Another one in each process: servers share the stripes, too. */
    private static final int FIRST = Ids.next().hashCode();

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    private final Map<String, List<UUID>> known = new ConcurrentHashMap<>();

    /**
     * This thread's stripe of the house's account of a kind in an asset.
     *
     * @throws IllegalArgumentException if the house has no such account
     */
    public UUID of(String kind, Asset asset) {
        var stripes = stripes(kind, asset);
        return stripes.get((int) Math.floorMod(FIRST + Thread.currentThread().getId(), (long) stripes.size()));
    }

    /** All of them, in the order of their numbers. */
    public List<UUID> stripes(String kind, Asset asset) {
        return known.computeIfAbsent(kind + ":" + asset.code(), name -> transactions.inNew(() -> read(kind, asset)));
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
