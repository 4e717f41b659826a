package io.coffer.wallet.withdrawal;

import io.coffer.event.Events;
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
import java.util.stream.Collectors;

/**
 * Brings withdrawals to the bank and asks what became of them. A task names the status that its withdrawal is at; if it has
 * left that, such as by the bank's message, nothing happens.
 */
@ApplicationScoped
class WithdrawalWork implements TaskHandler {

    static final String QUEUE = "coffer.withdrawal.work";

    private static final Backoff ASK_AGAIN = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

    private static final Duration SURELY_NEW = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Creditors creditors;

    @Inject
    private Payouts payouts;

    @Inject
    private WithdrawalProgress progress;

    @Inject
    private Events events;

    @Inject
    private Broker broker;

    @Inject
    private Clock clock;

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public void handle(List<Task> tasks) {
        var answers = askBank(tasks);
        var withdrawals = lock(tasks);
        Map<Withdrawal, PayoutOutcome> told = new LinkedHashMap<>();
        Map<Withdrawal, Task> asked = new LinkedHashMap<>();
        var next = new ArrayList<Task>();
        for (Task task : tasks) {
            var withdrawal = withdrawals.get(task.subject());
            if (withdrawal == null) {
                throw new IllegalStateException("a task for withdrawal " + task.subject() + ", which there is not");
            }
            if (withdrawal.status().name().equals(task.step())) {
                if (withdrawal.status() == WithdrawalStatus.PENDING) {
                    em.persist(withdrawal.start(clock.instant()));
                    next.add(
                            Task.now(QUEUE, withdrawal.id(), withdrawal.status().name(), withdrawal.correlationId()));
                } else {
                    told.put(
                            withdrawal,
                            answers.getOrDefault(withdrawal.id(), new PayoutOutcome.Unknown("not asked yet")));
                    asked.put(withdrawal, task);
                }
            }
        }
        if (!told.isEmpty()) {
            progress.apply(told);
        }
        asked.forEach((withdrawal, task) -> {
            if (withdrawal.status().isOpen()) {
                withdrawal.attend(clock.instant());
                next.add(task.putOff(ASK_AGAIN.wait(task.attempt())));
            }
        });
        broker.send(next);
        events.wake();
    }

    /** Without a lock: who holds rows must not wait for the bank. */
    private Map<UUID, PayoutOutcome> askBank(List<Task> tasks) {
        Map<UUID, Withdrawal> seen = em.createQuery("select w from Withdrawal w where w.id in :ids", Withdrawal.class)
                .setParameter("ids", subjects(tasks))
                .getResultStream()
                .collect(Collectors.toMap(Withdrawal::id, Function.identity()));
        Map<UUID, Payouts.Question> questions = new LinkedHashMap<>();
        for (Task task : tasks) {
            var withdrawal = seen.get(task.subject());
            if (withdrawal != null
                    && withdrawal.status() == WithdrawalStatus.PROCESSING
                    && task.step().equals(WithdrawalStatus.PROCESSING.name())) {
                creditors
                        .of(withdrawal)
                        .ifPresent(creditor -> questions.put(
                                withdrawal.id(),
                                new Payouts.Question(
                                        new PayoutOrder(
                                                withdrawal.reference(),
                                                creditor.iban(),
                                                creditor.name(),
                                                withdrawal.amount()),
                                        mayHaveBeenSent(withdrawal, task))));
            }
        }
        seen.values().forEach(em::detach);
        return payouts.ask(questions);
    }

    /** A bank forgets idempotency keys some day; what is not new is asked for first. */
    private boolean mayHaveBeenSent(Withdrawal withdrawal, Task task) {
        return task.attempt() > 0 || withdrawal.createdAt().plus(SURELY_NEW).isBefore(clock.instant());
    }

    /** In the order of their ids, before any account (ledger rule 4). */
    private Map<UUID, Withdrawal> lock(List<Task> tasks) {
        return em.createQuery("select w from Withdrawal w where w.id in :ids order by w.id", Withdrawal.class)
                .setParameter("ids", subjects(tasks))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(Withdrawal::id, Function.identity()));
    }

    private static SortedSet<UUID> subjects(List<Task> tasks) {
        return tasks.stream().map(Task::subject).collect(Collectors.toCollection(TreeSet::new));
    }
}
