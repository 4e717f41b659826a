package io.coffer.ledger;

import io.coffer.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The accounts that are kept for somebody; in the caller's transaction. */
@ApplicationScoped
public class OwnedAccounts {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Assets assets;

    @Inject
    private Clock clock;

    /**
     * A new account of a wallet. There is one for each asset: a second one fails when the row is written.
     *
     * @param frozen whether the wallet is
     */
    public Account open(UUID owner, UUID wallet, String asset, boolean frozen) {
        var account = new Account(Ids.next(), owner, wallet, assets.row(asset), AccountStatus.ACTIVE, clock.instant());
        account.freezeWithWallet(frozen);
        em.persist(account);
        return account;
    }

    /** The accounts of these wallets as they are now, without locks, by wallet and asset. */
    public List<Account> ofWallets(Collection<UUID> wallets) {
        return em.createQuery(
                        "select a from Account a where a.walletId in :wallets order by a.walletId, a.asset.code",
                        Account.class)
                .setParameter("wallets", wallets)
                .getResultList();
    }

    /** The ids of a wallet's accounts by asset, for who locks them next (rule 4); none is opened under the lock of the wallet. */
    public List<UUID> idsOf(UUID wallet) {
        return em.createQuery("select a.id from Account a where a.walletId = :wallet order by a.asset.code", UUID.class)
                .setParameter("wallet", wallet)
                .getResultList();
    }

    /** Where an account is: a wallet has one for each asset at most. */
    public record Place(UUID wallet, String asset) {}

    /** An account and whose it is. */
    public record Owned(UUID account, UUID owner) {}

    /**
     * The accounts that there are at these places, for who locks them next (rule 4). None of it ever changes; an account that
     * is missing may be opened.
     */
    public Map<Place, Owned> at(Collection<Place> places) {
        return em.createQuery(
                        "select a.walletId, a.asset.code, a.id, a.ownerId from Account a"
                                + " where a.walletId in :wallets and a.asset.code in :assets",
                        Object[].class)
                .setParameter(
                        "wallets", places.stream().map(Place::wallet).distinct().toList())
                .setParameter(
                        "assets", places.stream().map(Place::asset).distinct().toList())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> new Place((UUID) row[0], (String) row[1]),
                        row -> new Owned((UUID) row[2], (UUID) row[3])));
    }

    List<Account> of(UUID owner) {
        return find(owner, LockModeType.NONE);
    }

    /** In the order of their ids, as everyone locks accounts. */
    List<Account> lock(UUID owner) {
        return find(owner, LockModeType.PESSIMISTIC_WRITE);
    }

    private List<Account> find(UUID owner, LockModeType lock) {
        return em.createQuery("select a from Account a where a.ownerId = :owner order by a.id", Account.class)
                .setParameter("owner", owner)
                .setLockMode(lock)
                .getResultList();
    }
}
