package io.coffer.kyc.limit;

import io.coffer.kyc.Dossiers;
import io.coffer.kyc.Verifications;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Knows what customers may move, and counts what they do. Works in the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Limits {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Dossiers dossiers;

    @Inject
    private Verifications verifications;

    @Inject
    private Clock clock;

    /** That a customer wants to move something of an asset. */
    public record Claim(UUID customer, Asset asset) {}

    /**
     * A limit of a customer and what is used of it now.
     *
     * @param asset its code
     */
    public record Status(
            String asset,
            BigDecimal perTransaction,
            BigDecimal daily,
            BigDecimal usedToday,
            BigDecimal monthly,
            BigDecimal usedThisMonth) {}

    /** Locks the customers of these claims until the end of the transaction; lock accounts before. */
    public LockedLimits lock(Collection<Claim> claims) {
        var now = clock.instant();
        if (claims.isEmpty()) {
            return new LockedLimits(now, Map.of(), List.of(), List.of(), em::persist);
        }
        var customers = claims.stream().map(Claim::customer).collect(Collectors.toSet());
        var assets = claims.stream().map(claim -> claim.asset().code()).collect(Collectors.toSet());
        dossiers.lock(customers);
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var periods = new HashSet<Usage.Key>();
        for (Claim claim : claims) {
            periods.add(Usage.Key.ofDay(claim.customer(), claim.asset().code(), today));
            periods.add(Usage.Key.ofMonth(claim.customer(), claim.asset().code(), today));
        }
        return new LockedLimits(now, verifications.standings(customers), limits(assets), usages(periods), em::persist);
    }

    /** Gives back what movements used that failed. References that used nothing, or gave it back, are left out. */
    public void giveBack(Collection<String> references) {
        giveBack(references, LimitUse::amount);
    }

    /**
     * Gives back what movements used and did not need after all. References that used nothing, or gave it back, are left out.
     *
     * @param parts positive, by reference; what was used less what was given back before, at most
     */
    public void giveBackParts(Map<String, Money> parts) {
        giveBack(
                parts.keySet(),
                use -> Objects.requireNonNull(parts.get(use.reference())).amount());
    }

    private void giveBack(Collection<String> references, Function<LimitUse, BigDecimal> part) {
        if (references.isEmpty()) {
            return;
        }
        var customers = em.createQuery(
                        "select distinct u.customerId from LimitUse u where u.reference in :references"
                                + " and u.givenBackAt is null",
                        UUID.class)
                .setParameter("references", references)
                .getResultList();
        if (customers.isEmpty()) {
            return;
        }
        dossiers.lock(customers);
        var uses = em.createQuery(
                        "select u from LimitUse u where u.reference in :references and u.givenBackAt is null",
                        LimitUse.class)
                .setParameter("references", references)
                .getResultList();
        var periods = new HashSet<Usage.Key>();
        uses.forEach(use -> periods.addAll(List.of(use.day(), use.month())));
        var usages = usages(periods).stream().collect(Collectors.toMap(Usage::key, Function.identity()));
        for (LimitUse use : uses) {
            var back = part.apply(use);
            counter(usages, use.day()).subtract(back);
            counter(usages, use.month()).subtract(back);
            use.giveBack(back, clock.instant());
        }
    }

    /** What a customer may move, and what is used of it now, by asset; empty if nothing may be moved. */
    public List<Status> of(UUID customer) {
        var level = verifications.standing(customer).level();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var limits = em.createQuery("select l from Limit l where l.level = :level order by l.asset", Limit.class)
                .setParameter("level", level.number())
                .getResultList();
        var periods = new HashSet<Usage.Key>();
        limits.forEach(limit -> periods.addAll(List.of(
                Usage.Key.ofDay(customer, limit.asset(), today), Usage.Key.ofMonth(customer, limit.asset(), today))));
        var usages = usages(periods).stream().collect(Collectors.toMap(Usage::key, Function.identity()));
        return limits.stream()
                .map(limit -> new Status(
                        limit.asset(),
                        limit.perTransaction(),
                        limit.daily(),
                        used(usages, Usage.Key.ofDay(customer, limit.asset(), today)),
                        limit.monthly(),
                        used(usages, Usage.Key.ofMonth(customer, limit.asset(), today))))
                .toList();
    }

    private static BigDecimal used(Map<Usage.Key, Usage> usages, Usage.Key key) {
        var usage = usages.get(key);
        return usage == null ? BigDecimal.ZERO : usage.used();
    }

    private static Usage counter(Map<Usage.Key, Usage> usages, Usage.Key key) {
        var usage = usages.get(key);
        if (usage == null) {
            throw new IllegalStateException("used and not counted: " + key);
        }
        return usage;
    }

    private List<Limit> limits(Set<String> assets) {
        return em.createQuery("select l from Limit l where l.asset in :assets", Limit.class)
                .setParameter("assets", assets)
                .getResultList();
    }

    /** A few too many: the customers, assets and periods are not asked for in pairs. */
    private List<Usage> usages(Set<Usage.Key> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select u from Usage u where u.customerId in :customers and u.asset in :assets"
                                + " and u.period in :periods",
                        Usage.class)
                .setParameter("customers", parts(keys, Usage.Key::customerId))
                .setParameter("assets", parts(keys, Usage.Key::asset))
                .setParameter("periods", parts(keys, Usage.Key::period))
                .getResultList();
    }

    private static <T> Set<T> parts(Set<Usage.Key> keys, Function<Usage.Key, T> part) {
        return keys.stream().map(part).collect(Collectors.toSet());
    }
}
