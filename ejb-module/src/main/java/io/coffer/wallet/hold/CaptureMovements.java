package io.coffer.wallet.hold;

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

/** What was taken of holds, in the history of wallets: by the name of the hold. */
@ApplicationScoped
public class CaptureMovements implements MovementSource {

    @PersistenceContext
    private EntityManager em;

    @Override
    public String type() {
        return HoldCapture.REFERENCE_TYPE;
    }

    @Override
    public List<String> references(UUID owner, String clientReference) {
        return em.createQuery(
                        "select c.id from HoldCapture c join WalletHold h on h.id = c.holdId"
                                + " where h.ownerId = :owner and h.clientReference = :reference",
                        UUID.class)
                .setParameter("owner", owner)
                .setParameter("reference", clientReference)
                .getResultStream()
                .map(HoldCapture::reference)
                .toList();
    }

    @Override
    public Map<UUID, Movement> find(Collection<UUID> ids) {
        return em.createQuery(
                        "select c.id, h.ownerId, h.clientReference, h.walletId, c.destinationWallet from HoldCapture c"
                                + " join WalletHold h on h.id = c.holdId where c.id in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0],
                        row -> new Movement((UUID) row[1], (String) row[2], Set.of((UUID) row[3], (UUID) row[4]))));
    }
}
