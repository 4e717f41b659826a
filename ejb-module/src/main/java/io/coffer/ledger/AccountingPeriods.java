package io.coffer.ledger;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.id.Ids;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.SecondTry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The months of the books. Nothing is posted into a closed one. A month can be closed only a while after its end, so that
 * what is posted for today needs no look at its period, and no lock on it.
 */
@ApplicationScoped
public class AccountingPeriods {

    /** Longer than a transaction can take that began before the end of the month. */
    private static final Duration GRACE = Duration.ofHours(1);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private SecondTry steps;

    @Inject
    private AuditTrail trail;

    @Inject
    private Clock clock;

    /** Those that were closed or posted into after their end, the latest first. All others are open. */
    public List<AccountingPeriod> all() {
        return steps.inNew(
                () -> em.createQuery("select p from AccountingPeriod p order by p.month desc", AccountingPeriod.class)
                        .getResultList());
    }

    /**
     * Closes a month, in a transaction of its own.
     *
     * @return refused with {@code period-state}
     */
    public Outcome<AccountingPeriod> close(YearMonth month, Actor actor) {
        return steps.inNewUnlessRefused(() -> change(month, AccountingPeriod.Status.CLOSED)
                .then(period -> {
                    trail.record(actor, "period.closed", subject(month), Map.of("month", month.toString()));
                    return Outcome.done(period);
                }));
    }

    /** A month as the subject of proposals and audit records. */
    static Subject subject(YearMonth month) {
        return new Subject("period", Ids.named("https://coffer.example/accounting-periods", month.toString()));
    }

    /**
     * Closes a month or opens it again, in the caller's transaction.
     *
     * @return refused with {@code period-state}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome<AccountingPeriod> change(YearMonth month, AccountingPeriod.Status next) {
        return check(month, next).then(checked -> {
            var period = lock(month);
            if (period.status() == next) {
                return alreadySo(month, next);
            }
            period.become(next, clock.instant());
            return Outcome.done(period);
        });
    }

    /** Whether a month can be closed, or opened again, now; without a lock. */
    Outcome<YearMonth> check(YearMonth month, AccountingPeriod.Status next) {
        if (!canBeClosed(month, clock.instant())) {
            return Outcome.refused(
                    ProblemType.PERIOD_STATE,
                    month + " can be closed from " + closableFrom(month) + " on.",
                    Map.of("month", month.toString()));
        }
        var period = em.find(AccountingPeriod.class, month.toString());
        var status = period == null ? AccountingPeriod.Status.OPEN : period.status();
        return status == next ? alreadySo(month, next) : Outcome.done(month);
    }

    /** Those of the days' months that are closed; they stay as they are until the end of the caller's transaction. */
    Set<YearMonth> closed(Collection<LocalDate> days) {
        var now = clock.instant();
        return days.stream()
                .map(YearMonth::from)
                .filter(month -> canBeClosed(month, now))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .filter(month -> lock(month).status() == AccountingPeriod.Status.CLOSED)
                .collect(Collectors.toSet());
    }

    private AccountingPeriod lock(YearMonth month) {
        steps.inNew(() -> {
            if (em.find(AccountingPeriod.class, month.toString()) == null) {
                em.persist(new AccountingPeriod(month, clock.instant()));
            }
            return month;
        });
        var period = em.getReference(AccountingPeriod.class, month.toString());
        em.refresh(period, LockModeType.PESSIMISTIC_WRITE);
        return period;
    }

    private static <T> Outcome<T> alreadySo(YearMonth month, AccountingPeriod.Status status) {
        return Outcome.refused(
                ProblemType.PERIOD_STATE,
                month + " is " + status + " already.",
                Map.of("month", month.toString(), "period_status", status.name()));
    }

    private static boolean canBeClosed(YearMonth month, Instant now) {
        return !now.isBefore(closableFrom(month));
    }

    private static Instant closableFrom(YearMonth month) {
        return month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(GRACE);
    }
}
