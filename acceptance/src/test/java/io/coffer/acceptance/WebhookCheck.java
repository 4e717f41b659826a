package io.coffer.acceptance;

import static java.util.stream.Collectors.toSet;

import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Deliveries;
import io.coffer.acceptance.prove.Finding;
import java.util.List;
import java.util.UUID;

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
        var happened = Books.ids("select hex(id) from event where channel_id = ?", world.owner());
        return new Deliveries(happened.stream().map(UUID::toString).collect(toSet())).findings(world.webhooks());
    }
}
