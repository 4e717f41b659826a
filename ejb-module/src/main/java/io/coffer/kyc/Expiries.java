package io.coffer.kyc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.identity.UserMails;
import io.coffer.sweep.Sweep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reminds customers of verifications that expire, each at most once for each time before the end, and notes those that have
 * expired. That a verification has lapsed doesn't wait for this: see rule 1.
 */
@ApplicationScoped
@Named("expiringVerifications")
public class Expiries implements Sweep {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Dossiers dossiers;

    @Inject
    private UserMails mails;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.kyc.reminder.days")
    private List<Integer> reminderDays;

    /** The moment up to which a verification must end to be of interest now. */
    @Override
    public Instant moment() {
        int earliest = reminderDays.stream().reduce(0, Math::max);
        return clock.instant().plus(Duration.ofDays(earliest));
    }

    @Override
    public List<UUID> find(Instant horizon, UUID after, int limit) {
        return em.createQuery(
                        "select v.id from Verification v where v.endedAt is null and v.validUntil <= :horizon"
                                + " and v.id > :after order by v.id",
                        UUID.class)
                .setParameter("horizon", horizon)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Reminds the customers of these verifications, or notes their end, as the clock says. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Collection<UUID> verifications, String correlationId) {
        dossiers.lock(em.createQuery("select distinct v.customerId from Verification v where v.id in :ids", UUID.class)
                .setParameter("ids", verifications)
                .getResultList());
        var sent = sent(verifications);
        em.createQuery("select v from Verification v where v.id in :ids and v.endedAt is null", Verification.class)
                .setParameter("ids", verifications)
                .getResultList()
                .forEach(verification -> settle(
                        verification, sent.getOrDefault(verification.id(), Set.of()), Actor.system(correlationId)));
    }

    private Map<UUID, Set<Integer>> sent(Collection<UUID> verifications) {
        return em.createQuery("select r from Reminder r where r.verificationId in :ids", Reminder.class)
                .setParameter("ids", verifications)
                .getResultStream()
                .collect(groupingBy(Reminder::verificationId, mapping(Reminder::daysBefore, toSet())));
    }

    private void settle(Verification verification, Set<Integer> sent, Actor actor) {
        var now = clock.instant();
        if (!now.isBefore(verification.validUntil())) {
            verification.end(Verification.End.LAPSED, verification.validUntil());
            audit.record(
                    actor,
                    "customer.kyc.level-lapsed",
                    new Subject("customer", verification.customerId()),
                    Map.of("level", verification.level().number()));
            write("kyc-level-lapsed", verification, actor);
            return;
        }
        var due = reminderDays.stream()
                .filter(days -> !sent.contains(days))
                .filter(days -> !now.isBefore(verification.validUntil().minus(Duration.ofDays(days))))
                .toList();
        if (!due.isEmpty()) {
            due.forEach(days -> em.persist(new Reminder(verification.id(), days, now)));
            write("kyc-level-expires", verification, actor);
        }
    }

    /** One mail, however many reminders it stands for: after a pause of the job they are due together. */
    private void write(String template, Verification verification, Actor actor) {
        var lastDay = LocalDate.ofInstant(verification.validUntil().minusNanos(1), ZoneOffset.UTC);
        mails.put(
                verification.customerId(),
                template,
                Map.of("level", Integer.toString(verification.level().number()), "day", lastDay.toString()),
                actor.correlationId());
    }
}
