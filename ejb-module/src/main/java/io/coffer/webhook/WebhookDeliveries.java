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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Posts deliveries to their endpoints: all of a batch at once, before anything is locked. */
@ApplicationScoped
class WebhookDeliveries implements TaskHandler {

    static final String QUEUE = "coffer.webhook.delivery";
    static final String DELIVER = "DELIVER";

    private static final Logger LOG = Logger.getLogger(WebhookDeliveries.class.getName());
    private static final Backoff TRY_AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @PersistenceContext
    private EntityManager em;

    @Inject
    private WebhookClient client;

    @Inject
    private Broker broker;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.webhook.attempts.max")
    private int maxAttempts;

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public void handle(List<Task> tasks) {
        var ids = new TreeSet<UUID>();
        tasks.forEach(task -> ids.add(task.subject()));
        var answers = post(ids);
        var deliveries = lock(ids);
        var again = new ArrayList<Task>();
        for (Task task : tasks) {
            var delivery = deliveries.get(task.subject());
            var answer = answers.get(task.subject());
            if (delivery != null && answer != null && delivery.isPending()) {
                LogContext.during(task.correlationId(), () -> record(delivery, answer));
                if (delivery.isPending()) {
                    again.add(task.inGroup(delivery.group()).putOff(TRY_AGAIN.wait(task.attempt())));
                }
            }
        }
        broker.send(again);
    }

    private Map<UUID, WebhookAnswer> post(SortedSet<UUID> ids) {
        var seen = em.createQuery(
                        "select d from WebhookDelivery d join fetch d.event join fetch d.endpoint where d.id in :ids",
                        WebhookDelivery.class)
                .setParameter("ids", ids)
                .getResultList();
        Map<UUID, CompletableFuture<WebhookAnswer>> posted = new LinkedHashMap<>();
        seen.stream()
                .filter(WebhookDelivery::isPending)
                .forEach(delivery -> posted.put(delivery.id(), client.post(delivery)));
        seen.forEach(em::detach);
        Map<UUID, WebhookAnswer> answers = new HashMap<>();
        posted.forEach((id, answer) -> answers.put(id, answer.join()));
        return answers;
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
            delivery.failed(maxAttempts);
            if (!delivery.isPending()) {
                LOG.warning(
                        () -> "webhook delivery " + delivery.id() + " is given up after " + maxAttempts + " attempts");
            }
        }
        em.persist(new WebhookAttempt(delivery, answer, now));
    }
}
