package io.coffer.kyc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Knows at which level customers are, and changes it. Works in the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Verifications {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /** Where a customer stands now. To decide on it, lock the dossier before. */
    public Standing standing(UUID customer) {
        return standings(Set.of(customer)).getOrDefault(customer, Standing.UNKNOWN);
    }

    /** Where each of these customers stands now. To decide on it, lock the dossiers before. */
    public Map<UUID, Standing> standings(Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        Map<UUID, List<Verification>> verifications =
                notEnded(customers).stream().collect(groupingBy(Verification::customerId));
        var overrides = overrides(customers);
        return customers.stream()
                .distinct()
                .collect(toMap(
                        Function.identity(),
                        customer -> Standing.at(
                                now,
                                verifications.getOrDefault(customer, List.of()),
                                Optional.ofNullable(overrides.get(customer)))));
    }

    /**
     * Grants a level to a customer whose dossier is locked, in place of an earlier verification of the same level.
     *
     * @param validUntil in the future
     */
    public void grant(UUID customer, Level level, UUID submission, Instant validUntil, Actor actor) {
        var now = clock.instant();
        end(
                notEnded(List.of(customer)).stream()
                        .filter(earlier -> earlier.level() == level)
                        .toList(),
                Verification.End.RENEWED,
                now);
        em.persist(new Verification(Ids.next(), customer, level, submission, now, validUntil));
        audit.record(
                actor,
                "customer.kyc.level-granted",
                subject(customer),
                Map.of("level", level.number(), "valid_until", validUntil, "submission_id", submission));
    }

    /**
     * Takes all verifications of a customer back whose dossier is locked, and what was set beside them: what they stand on was
     * found to be wrong.
     */
    public void revoke(UUID customer, Actor actor) {
        var revoked = notEnded(List.of(customer));
        end(revoked, Verification.End.REVOKED, clock.instant());
        revoked.forEach(verification -> audit.record(
                actor,
                "customer.kyc.level-revoked",
                subject(customer),
                Map.of("level", verification.level().number())));
        overrides(List.of(customer)).values().stream()
                .filter(override -> clock.instant().isBefore(override.validUntil()))
                .forEach(override -> override(customer, Level.ZERO, clock.instant(), actor));
    }

    /**
     * Sets the level of a customer whose dossier is locked.
     *
     * @param validUntil until then; now: what was set before counts no more
     */
    public void override(UUID customer, Level level, Instant validUntil, Actor actor) {
        em.persist(new LevelOverride(Ids.next(), customer, level, clock.instant(), validUntil));
        audit.record(
                actor,
                "customer.kyc.level-overridden",
                subject(customer),
                Map.of("level", level.number(), "valid_until", validUntil));
    }

    /** All that a customer ever had, the newest first. */
    public List<Verification> history(UUID customer) {
        return em.createQuery(
                        "select v from Verification v where v.customerId = :customer order by v.id desc",
                        Verification.class)
                .setParameter("customer", customer)
                .getResultList();
    }

    private static void end(List<Verification> verifications, Verification.End reason, Instant now) {
        verifications.forEach(verification -> {
            boolean lapsed = !now.isBefore(verification.validUntil());
            verification.end(lapsed ? Verification.End.LAPSED : reason, lapsed ? verification.validUntil() : now);
        });
    }

    private List<Verification> notEnded(Collection<UUID> customers) {
        return em.createQuery(
                        "select v from Verification v where v.customerId in :customers and v.endedAt is null",
                        Verification.class)
                .setParameter("customers", customers)
                .getResultList();
    }

    private Map<UUID, LevelOverride> overrides(Collection<UUID> customers) {
        return em.createQuery(
                        "select o from LevelOverride o where o.id in (select max(n.id) from LevelOverride n"
                                + " where n.customerId in :customers group by n.customerId)",
                        LevelOverride.class)
                .setParameter("customers", customers)
                .getResultStream()
                .collect(Collectors.toMap(LevelOverride::customerId, Function.identity()));
    }

    private static Subject subject(UUID customer) {
        return new Subject("customer", customer);
    }
}
