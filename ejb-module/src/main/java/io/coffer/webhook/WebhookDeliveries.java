package io.coffer.webhook;

import static java.util.stream.Collectors.toMap;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Posts deliveries to their endpoints before anything is locked: all of a batch at once, those of one subject one by one. */
@ApplicationScoped
class WebhookDeliveries implements TaskHandler {

    static final String QUEUE = "coffer.webhook.delivery";
    static final String DELIVER = "DELIVER";

    private static final Logger LOG = Logger.getLogger(WebhookDeliveries.class.getName());
    private static final Backoff TRY_AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final Duration NOT_ITS_TURN = Duration.ofSeconds(1);

    /** How often it is noted that somebody knows of a delivery that waits; far less than the janitor's patience. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private WebhookTurns turns;

    @Inject
    private WebhookClient client;

    @Inject
    private Broker broker;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.webhook.attempts.max")
    private int maxAttempts;

    @Inject
    @ConfigProperty(name = "coffer.webhook.timeout.millis")
    private long timeoutMillis;

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public void handle(List<Task> tasks) {
        var due = onePerDelivery(tasks);
        var answers = post(due.navigableKeySet());
        var deliveries = lock(due.navigableKeySet());
        var again = new ArrayList<Task>();
        for (Task task : due.values()) {
            var delivery = deliveries.get(task.subject());
            var answer = answers.get(task.subject());
            if (delivery == null || !delivery.isPending()) {
                continue;
            }
            if (answer == null) {
                if (delivery.attendedAt().plus(NOTED).isBefore(clock.instant())) {
                    delivery.attend(clock.instant());
                }
                again.add(task.inGroup(delivery.group()).waiting(NOT_ITS_TURN));
                continue;
            }
            LogContext.during(task.correlationId(), () -> record(delivery, answer));
            if (delivery.isPending()) {
                again.add(task.inGroup(delivery.group()).putOff(TRY_AGAIN.wait(task.attempt())));
            }
        }
        broker.send(again);
    }

    /** A task that was put back though it was not lost must not count as an attempt more: the one that was put off most stays. */
    static NavigableMap<UUID, Task> onePerDelivery(List<Task> tasks) {
        return tasks.stream()
                .collect(toMap(
                        Task::subject,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingInt(Task::attempt)),
                        TreeMap::new));
    }

    /** The answers to those that were posted; the others have to wait. */
    private Map<UUID, WebhookAnswer> post(SortedSet<UUID> ids) {
        var seen = em.createQuery(
                        "select d from WebhookDelivery d join fetch d.event join fetch d.endpoint where d.id in :ids",
                        WebhookDelivery.class)
                .setParameter("ids", ids)
                .getResultList();
        var rows = turns.of(seen.stream().filter(WebhookDelivery::isPending).toList());
        seen.forEach(em::detach);
        var latest = clock.instant().plusMillis(timeoutMillis);
        Map<UUID, WebhookAnswer> answers = new ConcurrentHashMap<>();
        CompletableFuture.allOf(
                        rows.stream().map(row -> post(row, latest, answers)).toArray(CompletableFuture[]::new))
                .join();
        return answers;
    }

    /** Posts one after the other until one fails, or until it is late. */
    private CompletableFuture<Boolean> post(
            List<WebhookDelivery> row, Instant latest, Map<UUID, WebhookAnswer> answers) {
        var goOn = CompletableFuture.completedFuture(true);
        for (WebhookDelivery delivery : row) {
            goOn = goOn.thenCompose(on -> on && clock.instant().isBefore(latest)
                    ? client.post(delivery).thenApply(answer -> {
                        answers.put(delivery.id(), answer);
                        return answer.isSuccess();
                    })
                    : CompletableFuture.completedFuture(false));
        }
        return goOn;
    }

    private Map<UUID, WebhookDelivery> lock(SortedSet<UUID> ids) {
        return em.createQuery("select d from WebhookDelivery d where d.id in :ids order by d.id", WebhookDelivery.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(toMap(WebhookDelivery::id, Function.identity()));
    }

    private void record(WebhookDelivery delivery, WebhookAnswer answer) {
        var now = clock.instant();
        if (answer.isSuccess()) {
            delivery.delivered(now);
        } else {
            delivery.failed(now, maxAttempts);
            if (!delivery.isPending()) {
                LOG.warning(
                        () -> "webhook delivery " + delivery.id() + " is given up after " + maxAttempts + " attempts");
            }
        }
        em.persist(new WebhookAttempt(delivery, answer, now));
    }
}
