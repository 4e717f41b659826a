package io.coffer.wallet.deposit;

import io.coffer.wallet.history.Movement;
import io.coffer.wallet.history.MovementSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Deposits in the history of wallets. They belong to who got them, and have the name that their payer wrote. */
@ApplicationScoped
public class DepositMovements implements MovementSource {

    @PersistenceContext
    private EntityManager em;

    @Override
    public String type() {
        return Deposit.REFERENCE_TYPE;
    }

    /** None: all payers of a wallet write the same. */
    @Override
    public List<String> references(UUID owner, String clientReference) {
        return List.of();
    }

    @Override
    public Map<UUID, Movement> find(Collection<UUID> ids) {
        return em.createQuery(
                        "select d.id, d.ownerId, d.reference from Deposit d where d.id in :ids and d.ownerId is not null",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> new Movement((UUID) row[1], (String) row[2], Set.of())));
    }
}
