package io.coffer.approval;

import io.coffer.sweep.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Expires proposals that nobody decided about in time. */
@ApplicationScoped
@Named("overdueApprovals")
public class OverdueApprovals implements Sweep {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Approvals approvals;

    @Inject
    private Clock clock;

    @Override
    public Instant moment() {
        return clock.instant();
    }

    @Override
    public List<UUID> find(Instant moment, UUID after, int limit) {
        return em.createQuery(
                        "select a.id from Approval a where a.status = :pending and a.expiresAt <= :moment and a.id >"
                                + " :after order by a.id",
                        UUID.class)
                .setParameter("pending", ApprovalStatus.PENDING)
                .setParameter("moment", moment)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public void settle(Collection<UUID> proposals, String correlationId) {
        approvals.expire(proposals, correlationId);
    }
}
