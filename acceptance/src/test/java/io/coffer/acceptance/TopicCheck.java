package io.coffer.acceptance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Deliveries;
import io.coffer.acceptance.prove.Finding;
import io.coffer.sandbox.webhook.ReceivedWebhook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A subscriber of the topic was told of everything that happened to the world, once and in order. */
record TopicCheck(ProofWorld world, Subscription subscription) implements Check {

    @Override
    public List<Finding> findings() {
        var happened = world.happened();
        var told = told(happened);
        var findings = new ArrayList<>(new Deliveries(happened)
                .findings(told.stream().map(TopicCheck::delivery).toList()));
        told.stream().collect(groupingBy(Subscription.Received::id, counting())).forEach((id, times) -> {
            if (times > 1) {
                findings.add(new Finding(Finding.Kind.DOUBLED, "event " + id + " was published " + times + " times"));
            }
        });
        return findings;
    }

    private List<Subscription.Received> told(Set<String> happened) {
        return subscription.received().stream()
                .filter(received -> happened.contains(received.id()))
                .toList();
    }

    private static ReceivedWebhook delivery(Subscription.Received received) {
        return new ReceivedWebhook(
                received.id(),
                null,
                received.type(),
                received.subject(),
                true,
                received.event().toString(),
                "",
                1,
                200);
    }
}
