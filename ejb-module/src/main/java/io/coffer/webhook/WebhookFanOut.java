package io.coffer.webhook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.coffer.event.Event;
import io.coffer.event.EventSubscriber;
import io.coffer.step.Broker;
import io.coffer.step.Task;
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

/** Makes a delivery of each event for each endpoint that wants it. */
@ApplicationScoped
class WebhookFanOut implements EventSubscriber {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Broker broker;

    @Inject
    private Clock clock;

    @Override
    public void sent(List<Event> events) {
        var endpoints = endpoints(events.stream().map(Event::channelId).collect(toSet()));
        var tasks = new ArrayList<Task>();
        for (Event event : events) {
            endpoints.getOrDefault(event.channelId(), List.of()).stream()
                    .filter(endpoint -> endpoint.wants(event.type()))
                    .map(endpoint -> deliver(event, endpoint))
                    .forEach(tasks::add);
        }
        broker.send(tasks);
    }

    private Task deliver(Event event, WebhookEndpoint endpoint) {
        var delivery = new WebhookDelivery(event, endpoint, clock.instant());
        em.persist(delivery);
        return Task.now(WebhookDeliveries.QUEUE, delivery.id(), WebhookDeliveries.DELIVER, event.correlationId())
                .inGroup(delivery.group());
    }

    private Map<UUID, List<WebhookEndpoint>> endpoints(Set<UUID> channels) {
        return em.createQuery("select e from WebhookEndpoint e where e.channelId in :channels", WebhookEndpoint.class)
                .setParameter("channels", channels)
                .getResultStream()
                .filter(WebhookEndpoint::isActive)
                .collect(groupingBy(WebhookEndpoint::channelId));
    }
}
