package io.coffer.wallet.withdrawal;

import io.coffer.personal.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Nobody is erased while money is on its way to her bank. Names and IBANs are sealed with her keys, and go with them. */
@ApplicationScoped
public class WithdrawalsErasure implements Erasure {

    @PersistenceContext
    private EntityManager em;

    @Override
    public Optional<String> objection(UUID person) {
        return em.createQuery(
                        "select w.id from Withdrawal w where w.ownerId = :person and w.status in :open", UUID.class)
                .setParameter("person", person)
                .setParameter("open", List.of(WithdrawalStatus.PENDING, WithdrawalStatus.PROCESSING))
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(open -> "A withdrawal is not finished yet.");
    }

    @Override
    public void erase(UUID person) {
        // What is personal is sealed.
    }
}
