package io.coffer.wallet.transfer;

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

/** Transfers in the history of wallets. */
@ApplicationScoped
public class TransferMovements implements MovementSource {

    @PersistenceContext
    private EntityManager em;

    @Override
    public String type() {
        return Transfer.REFERENCE_TYPE;
    }

    @Override
    public List<String> references(UUID owner, String clientReference) {
        return em.createQuery(
                        "select t.id from Transfer t where t.ownerId = :owner and t.clientReference = :reference",
                        UUID.class)
                .setParameter("owner", owner)
                .setParameter("reference", clientReference)
                .getResultStream()
                .map(Transfer::reference)
                .toList();
    }

    @Override
    public Map<UUID, Movement> find(Collection<UUID> ids) {
        return em.createQuery("select t from Transfer t where t.id in :ids", Transfer.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        Transfer::id,
                        transfer -> new Movement(
                                transfer.ownerId(),
                                transfer.clientReference(),
                                Set.of(transfer.sourceWallet(), transfer.destinationWallet()))));
    }
}
