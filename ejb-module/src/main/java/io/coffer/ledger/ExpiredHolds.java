package io.coffer.ledger;

import io.coffer.problem.Done;
import io.coffer.sweep.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * Finds holds whose time is over and releases what they still reserve. That such a hold can't be captured any more doesn't
 * wait for this.
 */
@ApplicationScoped
@Named("expiredHolds")
public class ExpiredHolds implements Sweep {

    private static final Logger LOG = Logger.getLogger(ExpiredHolds.class.getName());

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Ledger ledger;

    @Inject
    private Event<HoldsExpired> observers;

    @Inject
    private Clock clock;

    /** A hold as it was seen before its account was locked; it can only have shrunk since. */
    private record Seen(String reference, UUID account, BigDecimal amount, BigDecimal captured) {

        BigDecimal remaining() {
            return amount.subtract(captured);
        }
    }

    @Override
    public Instant moment() {
        return clock.instant();
    }

    @Override
    public List<UUID> find(Instant over, UUID after, int limit) {
        return em.createQuery(
                        "select h.id from Hold h where h.status = :active and h.expiresAt <= :over and h.id > :after"
                                + " order by h.id",
                        UUID.class)
                .setParameter("active", HoldStatus.ACTIVE)
                .setParameter("over", over)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Releases those of these holds that are still active. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Collection<UUID> holds, String correlationId) {
        var seen = em.createQuery(
                        "select h.reference, h.account.id, h.amount, h.captured from Hold h where h.id in :ids"
                                + " order by h.id",
                        Object[].class)
                .setParameter("ids", holds)
                .getResultStream()
                .map(row -> new Seen((String) row[0], (UUID) row[1], (BigDecimal) row[2], (BigDecimal) row[3]))
                .toList();
        var needs = new LedgerNeeds().accounts(seen.stream().map(Seen::account).toList());
        seen.forEach(hold -> needs.hold(hold.reference()));
        var locked = ledger.lock(needs);
        var expired = seen.stream()
                .flatMap(hold -> expire(hold, locked).stream())
                .filter(hold -> hold.status() == HoldStatus.EXPIRED)
                .toList();
        if (!expired.isEmpty()) {
            observers.fire(new HoldsExpired(expired));
        }
    }

    /** A damaged account, which holds less than the hold reserves, must not keep the others waiting. */
    private static Optional<Hold> expire(Seen hold, LockedAccounts locked) {
        var account = locked.account(hold.account());
        if (account.filter(found -> found.held().amount().compareTo(hold.remaining()) >= 0)
                .isPresent()) {
            return locked.expire(hold.reference()) instanceof Done<Hold> done
                    ? Optional.of(done.value())
                    : Optional.empty();
        }
        LOG.severe(() -> "the hold " + hold.reference() + " can't expire: account " + hold.account()
                + " holds less than it reserves");
        return Optional.empty();
    }
}
