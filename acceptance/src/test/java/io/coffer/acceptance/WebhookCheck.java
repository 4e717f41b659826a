package io.coffer.acceptance;

import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Deliveries;
import io.coffer.acceptance.prove.Delivery;
import io.coffer.acceptance.prove.Finding;
import java.util.List;

/** The world's endpoint was told of everything that happened. */
record WebhookCheck(ProofWorld world) implements Check {

    @Override
    public boolean isFinished() {
        return Books.count(
                        "select count(*) from event e where e.channel_id = ? and not exists (select 1 from"
                                + " webhook_delivery d where d.event_id = e.id and d.status <> 'PENDING')",
                        world.owner())
                == 0;
    }

    @Override
    public List<Finding> findings() {
        return new Deliveries(world.happened())
                .findings(world.webhooks().stream()
                        .map(webhook -> new Delivery(webhook.webhookId(), webhook.verified(), webhook.body()))
                        .toList());
    }
}
