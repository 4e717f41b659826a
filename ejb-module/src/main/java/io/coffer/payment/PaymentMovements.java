package io.coffer.payment;

import io.coffer.wallet.history.Movement;
import io.coffer.wallet.history.MovementSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Payments in the history of wallets. They name accounts, not wallets. */
@ApplicationScoped
public class PaymentMovements implements MovementSource {

    @PersistenceContext
    private EntityManager em;

    @Override
    public String type() {
        return Payment.REFERENCE_TYPE;
    }

    @Override
    public List<String> references(UUID owner, String clientReference) {
        return em.createQuery(
                        "select p from Payment p where p.ownerId = :owner and p.clientReference = :reference",
                        Payment.class)
                .setParameter("owner", owner)
                .setParameter("reference", clientReference)
                .getResultStream()
                .flatMap(payment -> Arrays.stream(Leg.values()).map(payment::legReference))
                .toList();
    }

    @Override
    public Map<UUID, Movement> find(Collection<UUID> ids) {
        return em.createQuery("select p from Payment p where p.id in :ids", Payment.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        Payment::id, payment -> new Movement(payment.ownerId(), payment.clientReference(), Set.of())));
    }
}
