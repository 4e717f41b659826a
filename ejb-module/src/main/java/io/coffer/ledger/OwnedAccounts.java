package io.coffer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** The accounts that are kept for somebody; in the caller's transaction. */
@ApplicationScoped
public class OwnedAccounts {

    @PersistenceContext
    private EntityManager em;

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
