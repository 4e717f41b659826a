package io.coffer.webhook;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Whose turn it is. Deliveries of one subject to one endpoint go one after the other: each waits until those before it are
 * delivered or given up, on whatever lane or server they are.
 */
@ApplicationScoped
class WebhookTurns {

    /** Far longer than all attempts take: what is older has lost its message, and must not hold up the others for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /** Those of some deliveries that need not wait for any other one: in rows, each to be done one after the other. */
    List<List<WebhookDelivery>> of(Collection<WebhookDelivery> deliveries) {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        var here = deliveries.stream().collect(toMap(WebhookDelivery::position, Function.identity()));
        return waiting(deliveries, here.keySet()).values().stream()
                .map(row -> row.stream()
                        .takeWhile(here::containsKey)
                        .map(position -> requireNonNull(here.get(position)))
                        .toList())
                .toList();
    }

    /** By group, the positions of all that is still to be done up to the last one of these deliveries. */
    private Map<String, List<Long>> waiting(Collection<WebhookDelivery> deliveries, Set<Long> here) {
        return em.createQuery(
                        "select d.endpoint.id as endpoint, d.subject as subject, d.position as position"
                                + " from WebhookDelivery d where d.subject in :subjects and d.status = :pending"
                                + " and d.position <= :last and (d.createdAt > :since or d.position in :here) order by d.position",
                        Tuple.class)
                .setParameter(
                        "subjects",
                        deliveries.stream().map(WebhookDelivery::subject).collect(toSet()))
                .setParameter("pending", DeliveryStatus.PENDING)
                .setParameter("last", Collections.max(here))
                .setParameter("since", clock.instant().minus(PATIENCE))
                .setParameter("here", here)
                .getResultStream()
                .collect(groupingBy(
                        one -> WebhookDelivery.group(one.get("endpoint", UUID.class), one.get("subject", UUID.class)),
                        mapping(one -> one.get("position", Long.class), toList())));
    }
}
