package io.coffer.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.coffer.event.Event;
import io.coffer.event.Events;
import io.coffer.step.Broker;
import io.coffer.step.Task;
import io.coffer.step.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Subscribes to all events and makes a delivery for each endpoint that wants one. */
@ApplicationScoped
class WebhookFanOut implements TaskHandler {

    private static final String QUEUE = "coffer.events.webhook";

    @PersistenceContext
    private EntityManager em;

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
    public String source() {
        return Events.TOPIC + "::" + QUEUE;
    }

    @Override
    public void handle(List<Task> tasks) {
        var ids = tasks.stream().map(Task::subject).toList();
        var fannedOut = fannedOut(ids);
        var happened = events.find(ids);
        var endpoints = endpoints(happened.stream().map(Event::channelId).collect(toSet()));
        var next = new ArrayList<Task>();
        for (Event event : happened) {
            if (!fannedOut.contains(event.id())) {
                endpoints.getOrDefault(event.channelId(), List.of()).stream()
                        .filter(endpoint -> endpoint.wants(event.type()))
                        .map(endpoint -> deliver(event, endpoint))
                        .forEach(next::add);
            }
        }
        broker.send(next);
    }

    private Task deliver(Event event, WebhookEndpoint endpoint) {
        var delivery = new WebhookDelivery(event, endpoint, clock.instant());
        em.persist(delivery);
        return Task.now(WebhookDeliveries.QUEUE, delivery.id(), WebhookDeliveries.DELIVER, event.correlationId())
                .inGroup(delivery.group());
    }

    private Set<UUID> fannedOut(List<UUID> events) {
        return em.createQuery("select d.event.id from WebhookDelivery d where d.event.id in :events", UUID.class)
                .setParameter("events", events)
                .getResultStream()
                .collect(toSet());
    }

    private Map<UUID, List<WebhookEndpoint>> endpoints(Set<UUID> channels) {
        return em.createQuery("select e from WebhookEndpoint e where e.channelId in :channels", WebhookEndpoint.class)
                .setParameter("channels", channels)
                .getResultStream()
                .filter(WebhookEndpoint::isActive)
                .collect(groupingBy(WebhookEndpoint::channelId));
    }
}
