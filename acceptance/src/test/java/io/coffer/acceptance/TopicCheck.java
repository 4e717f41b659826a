package io.coffer.acceptance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Deliveries;
import io.coffer.acceptance.prove.Delivery;
import io.coffer.acceptance.prove.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A subscriber of the topic was told of everything that happened to the world, once and in order, and of nothing that did not. */
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
        subscription.received().stream()
                .map(Subscription.Received::id)
                .filter(id -> !happened.contains(id) && !exists(id))
                .forEach(id -> findings.add(new Finding(
                        Finding.Kind.DOUBLED, "event " + id + " was published, but there is no such event")));
        return findings;
    }

    private static boolean exists(String id) {
        return Books.count("select count(*) from event where id = ?", UUID.fromString(id)) > 0;
    }

    /** What came of the events that happened to the world, beside those of others. */
    List<Subscription.Received> told(Set<String> happened) {
        return subscription.received().stream()
                .filter(received -> happened.contains(received.id()))
                .toList();
    }

    /** The topic signs nothing: only Coffer may write there. */
    private static Delivery delivery(Subscription.Received received) {
        return new Delivery(received.id(), true, received.event().toString());
    }
}
