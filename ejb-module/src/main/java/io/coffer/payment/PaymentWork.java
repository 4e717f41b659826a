package io.coffer.payment;

import static java.util.stream.Collectors.toMap;

import io.coffer.event.Event;
import io.coffer.event.Events;
import io.coffer.kyc.limit.Limits;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerChanges;
import io.coffer.log.LogContext;
import io.coffer.step.Backoff;
import io.coffer.step.Broker;
import io.coffer.step.Task;
import io.coffer.step.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Logger;

/**
 * Brings payments forward, one stage a task. A task names the stage that its payment is at; if the payment has left
 * that stage, the task came twice and nothing happens.
 */
@ApplicationScoped
class PaymentWork implements TaskHandler {

    static final String QUEUE = "coffer.payment.work";

    private static final Logger LOG = Logger.getLogger(PaymentWork.class.getName());
    private static final Backoff ASK_AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Ramps ramps;

    @Inject
    private Pricing pricing;

    @Inject
    private PaymentEntries entries;

    @Inject
    private Ledger ledger;

    @Inject
    private Limits limits;

    @Inject
    private Events events;

    @Inject
    private Broker broker;

    @Inject
    private Clock clock;

    /** What follows from a batch of steps; collected first, then done: books, limits, history, events, tasks. */
    private static final class Consequences {
        private final LedgerChanges books = new LedgerChanges();
        private final List<String> notMoved = new ArrayList<>();
        private final List<PaymentTransition> history = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final List<Task> tasks = new ArrayList<>();
    }

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public void handle(List<Task> tasks) {
        var answers = askProviders(tasks);
        var payments = lock(tasks);
        var consequences = new Consequences();
        for (Task task : tasks) {
            var payment = payments.get(task.subject());
            if (payment == null) {
                throw new IllegalStateException("a task for payment " + task.subject() + ", which there is not");
            }
            if (payment.stage().name().equals(task.step())) {
                LogContext.during(task.correlationId(), () -> advance(payment, task, answers, consequences));
            }
        }
        ledger.apply(consequences.books);
        limits.giveBack(consequences.notMoved);
        consequences.history.forEach(em::persist);
        events.publish(consequences.events);
        broker.send(consequences.tasks);
    }

    /** Without a lock: who holds rows must not wait for a provider. */
    private Map<UUID, ConversionOutcome> askProviders(List<Task> tasks) {
        Map<UUID, Payment> seen = em.createQuery("select p from Payment p where p.id in :ids", Payment.class)
                .setParameter("ids", subjects(tasks))
                .getResultStream()
                .collect(toMap(Payment::id, Function.identity()));
        Map<UUID, Ramps.Question> questions = new LinkedHashMap<>();
        for (Task task : tasks) {
            var payment = seen.get(task.subject());
            if (payment != null && payment.stage().name().equals(task.step())) {
                payment.stage()
                        .leg()
                        .ifPresent(leg -> questions.put(
                                payment.id(),
                                new Ramps.Question(ConversionOrder.of(payment, leg), task.attempt() > 0)));
            }
        }
        seen.values().forEach(em::detach);
        return ramps.ask(questions);
    }

    /** In the order of their ids, before any account (ledger rule 4). */
    private Map<UUID, Payment> lock(List<Task> tasks) {
        return em.createQuery("select p from Payment p where p.id in :ids order by p.id", Payment.class)
                .setParameter("ids", subjects(tasks))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(toMap(Payment::id, Function.identity()));
    }

    private void advance(Payment payment, Task task, Map<UUID, ConversionOutcome> answers, Consequences consequences) {
        var leg = payment.stage().leg();
        if (leg.isEmpty()) {
            consequences.history.add(payment.start(clock.instant()));
            next(payment, consequences);
            return;
        }
        var answer = answers.getOrDefault(payment.id(), new ConversionOutcome.Unknown("not asked yet"));
        if (answer instanceof ConversionOutcome.Executed executed) {
            switch (leg.get()) {
                case ON_RAMP -> onRamped(payment, executed, consequences);
                case OFF_RAMP -> offRamped(payment, executed, consequences);
            }
        } else if (answer instanceof ConversionOutcome.Refused refused) {
            switch (leg.get()) {
                case ON_RAMP -> fail(payment, refused, consequences);
                case OFF_RAMP -> review(payment, refused, consequences);
            }
        } else if (answer instanceof ConversionOutcome.Unknown unknown) {
            LOG.fine(() -> payment.legReference(leg.get()) + " is not known yet: " + unknown.reason());
            payment.attend(clock.instant());
            consequences.tasks.add(task.putOff(ASK_AGAIN.wait(task.attempt())));
        }
    }

    private void onRamped(Payment payment, ConversionOutcome.Executed executed, Consequences consequences) {
        var spread = pricing.spread(executed.bought());
        var entry = entries.onRamp(payment, executed.bought(), spread);
        consequences.books.capture(payment.reference(), payment.amount(), entry);
        consequences.history.add(payment.onRamped(executed.conversionId(), executed.bought(), spread, clock.instant()));
        next(payment, consequences);
    }

    private void offRamped(Payment payment, ConversionOutcome.Executed executed, Consequences consequences) {
        consequences.books.post(entries.offRamp(payment, executed.bought()));
        consequences.history.add(payment.settled(executed.conversionId(), executed.bought(), clock.instant()));
        consequences.events.add(PaymentFact.of(payment));
    }

    private void fail(Payment payment, ConversionOutcome.Refused refused, Consequences consequences) {
        consequences.books.voidHold(payment.reference(), payment.sourceAccount());
        consequences.notMoved.add(payment.reference());
        consequences.history.add(
                payment.refused(PaymentStage.FAILED, refused.code(), refused.detail(), clock.instant()));
        consequences.events.add(PaymentFact.of(payment));
    }

    /** Rule 6: the customer's money is in stablecoin; no program decides what becomes of it. */
    private void review(Payment payment, ConversionOutcome.Refused refused, Consequences consequences) {
        LOG.severe(() -> payment.reference() + " needs a person: the off-ramp refused it with " + refused.code());
        consequences.history.add(
                payment.refused(PaymentStage.MANUAL_REVIEW, refused.code(), refused.detail(), clock.instant()));
    }

    private static void next(Payment payment, Consequences consequences) {
        consequences.tasks.add(Task.now(QUEUE, payment.id(), payment.stage().name(), payment.correlationId()));
    }

    private static SortedSet<UUID> subjects(List<Task> tasks) {
        var ids = new TreeSet<UUID>();
        tasks.forEach(task -> ids.add(task.subject()));
        return ids;
    }
}
