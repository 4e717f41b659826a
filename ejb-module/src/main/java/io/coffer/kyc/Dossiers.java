package io.coffer.kyc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Serialises what happens to one customer (rule 6). */
@ApplicationScoped
public class Dossiers {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /** Locks a customer's dossier until the end of the transaction; begins one if there is none yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(UUID customer) {
        if (lock(List.of(customer)).isEmpty()) {
            em.createNativeQuery("insert ignore into kyc_dossier (customer_id, created_at) values (:customer, :now)")
                    .setParameter("customer", customer)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            lock(List.of(customer));
        }
    }

    /**
     * Locks dossiers until the end of the transaction, in the order of their ids, and after accounts if accounts are
     * locked, too.
     *
     * @return the customers that have one
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> lock(Collection<UUID> customers) {
        return em.createQuery(
                        "select d from Dossier d where d.customerId in :customers order by d.customerId", Dossier.class)
                .setParameter("customers", new TreeSet<>(customers))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(Dossier::customerId)
                .toList();
    }
}
