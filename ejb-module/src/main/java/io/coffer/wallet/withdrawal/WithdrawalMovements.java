package io.coffer.wallet.withdrawal;

import io.coffer.step.ClientReferences;
import io.coffer.wallet.history.Movement;
import io.coffer.wallet.history.MovementSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Withdrawals in the history of wallets, and what came back of them. */
@ApplicationScoped
public class WithdrawalMovements implements MovementSource {

    @Inject
    private ClientReferences references;

    @PersistenceContext
    private EntityManager em;

    @Override
    public String type() {
        return Withdrawal.REFERENCE_TYPE;
    }

    @Override
    public List<String> references(UUID owner, String clientReference) {
        return references.find(Withdrawal.class, new ClientReferences.Key(owner, clientReference)).stream()
                .flatMap(id -> Stream.of(Withdrawal.reference(id), Withdrawal.returnReference(id)))
                .toList();
    }

    @Override
    public Map<UUID, Movement> find(Collection<UUID> ids) {
        return em.createQuery(
                        "select w.id, w.ownerId, w.clientReference from Withdrawal w where w.id in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> new Movement((UUID) row[1], (String) row[2], Set.of())));
    }
}
