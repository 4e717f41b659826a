package io.coffer.webhook;

import io.coffer.step.Task;
import io.coffer.sweep.StuckTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the tasks of deliveries back that wait and that nothing was done for in a long time. */
@ApplicationScoped
@Named("stuckDeliveries")
public class StuckDeliveries extends StuckTasks {

    @Inject
    @ConfigProperty(name = "coffer.webhook.stuck.after.seconds")
    private long stuckAfterSeconds;

    StuckDeliveries() {
        super("WebhookDelivery", "status", List.of(DeliveryStatus.PENDING), "attendedAt");
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(stuckAfterSeconds);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Collection<UUID> deliveries, String correlationId) {
        lock(WebhookDelivery.class, deliveries)
                .filter(WebhookDelivery::isPending)
                .forEach(delivery -> {
                    delivery.attend(clock.instant());
                    relay.put(Task.now(
                                    WebhookDeliveries.QUEUE,
                                    delivery.id(),
                                    WebhookDeliveries.DELIVER,
                                    delivery.event().correlationId())
                            .inGroup(delivery.group()));
                });
    }
}
