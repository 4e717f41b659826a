package io.coffer.wallet.conversion;

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

/** Conversions in the history of wallets: a line in each of two assets. */
@ApplicationScoped
public class ConversionMovements implements MovementSource {

    @Inject
    private ClientReferences references;

    @PersistenceContext
    private EntityManager em;

    @Override
    public String type() {
        return Conversion.REFERENCE_TYPE;
    }

    @Override
    public List<String> references(UUID owner, String clientReference) {
        return references
                .find(Conversion.class, new ClientReferences.Key(owner, clientReference))
                .map(Conversion::reference)
                .stream()
                .toList();
    }

    @Override
    public Map<UUID, Movement> find(Collection<UUID> ids) {
        return em.createQuery(
                        "select c.id, c.ownerId, c.clientReference from Conversion c where c.id in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> new Movement((UUID) row[1], (String) row[2], Set.of())));
    }
}
