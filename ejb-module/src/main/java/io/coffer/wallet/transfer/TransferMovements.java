package io.coffer.wallet.transfer;

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

/** Transfers in the history of wallets. */
@ApplicationScoped
public class TransferMovements implements MovementSource {

    @Inject
    private ClientReferences references;

    @PersistenceContext
    private EntityManager em;

    @Override
    public String type() {
        return Transfer.REFERENCE_TYPE;
    }

    @Override
    public List<String> references(UUID owner, String clientReference) {
        return references
                .find(Transfer.class, new ClientReferences.Key(owner, clientReference))
                .map(Transfer::reference)
                .stream()
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
