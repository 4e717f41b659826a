package io.coffer.payment;

import io.coffer.personal.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;

/** Nobody is erased while money is under way from or to her accounts. What was paid stays as it is: it has ids only. */
@ApplicationScoped
public class PaymentsErasure implements Erasure {

    private static final EnumSet<PaymentStage> OPEN =
            EnumSet.complementOf(EnumSet.of(PaymentStage.SETTLED, PaymentStage.FAILED));

    @PersistenceContext
    private EntityManager em;

    @Override
    public Optional<String> objection(UUID person) {
        return em.createQuery(
                        "select p.id from Payment p where p.stage in :open and (p.ownerId = :person"
                                + " or p.sourceAccount in (select a.id from Account a where a.ownerId = :person)"
                                + " or p.destinationAccount in (select a.id from Account a where a.ownerId = :person))",
                        UUID.class)
                .setParameter("open", OPEN)
                .setParameter("person", person)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(open -> "A payment is not finished yet.");
    }

    @Override
    public void erase(UUID person) {
        // The reference that a caller gave a payment is theirs to keep free of personal data; nothing else is hers
        // here.
    }
}
