package io.coffer.acceptance.prove;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a receiver of webhooks or a subscriber got, beside what happened: every event at least once, signed, with one
 * content under one id, one subject's events in order.
 */
public final class Deliveries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> happened;

    /** @param happened the ids of events */
    public Deliveries(Set<String> happened) {
        this.happened = Set.copyOf(happened);
    }

    /** What is not as promised of what was received, the oldest first. */
    public List<Finding> findings(List<Delivery> received) {
        var findings = new ArrayList<Finding>();
        var first = new LinkedHashMap<String, Delivery>();
        for (var delivery : received) {
            var id = Objects.requireNonNullElse(delivery.id(), "none");
            if (!delivery.trusted()) {
                findings.add(new Finding(Finding.Kind.LOST, "delivery " + id + " is not signed as it should be"));
            }
            var earlier = first.putIfAbsent(id, delivery);
            if (earlier != null && !earlier.body().equals(delivery.body())) {
                findings.add(new Finding(Finding.Kind.DOUBLED, "delivery " + id + " came with two contents"));
            }
        }
        happened.stream()
                .filter(id -> !first.containsKey(id))
                .forEach(id -> findings.add(new Finding(Finding.Kind.LOST, "event " + id + " was not delivered")));
        first.forEach((id, delivery) -> {
            if (!happened.contains(id) || !id.equals(event(delivery).path("id").asText())) {
                findings.add(new Finding(Finding.Kind.DOUBLED, "delivery " + id + " is of no event of this id"));
            }
        });
        findings.addAll(overtaken(first));
        findings.addAll(endedBeforeItBegan(first));
        return findings;
    }

    private static List<Finding> overtaken(Map<String, Delivery> first) {
        var findings = new ArrayList<Finding>();
        var last = new HashMap<String, Long>();
        first.forEach((id, delivery) -> {
            var data = event(delivery).path("data");
            if (data.has("sequence")) {
                long sequence = data.path("sequence").asLong();
                Long before = last.merge(data.path("account_id").asText(), sequence, Math::max);
                if (before > sequence) {
                    findings.add(new Finding(
                            Finding.Kind.OUT_OF_ORDER, "event " + id + " with " + sequence + " after " + before));
                }
            }
        });
        return findings;
    }

    /** A hold that is made and ended in between two postings has one sequence for both. */
    private static List<Finding> endedBeforeItBegan(Map<String, Delivery> first) {
        var findings = new ArrayList<Finding>();
        var ended = new HashSet<String>();
        first.forEach((id, delivery) -> {
            var event = event(delivery);
            var hold = event.path("data").path("hold_id").asText();
            if (!event.path("type").asText().equals("hold.created")) {
                ended.add(hold);
            } else if (ended.contains(hold)) {
                findings.add(
                        new Finding(Finding.Kind.OUT_OF_ORDER, "event " + id + " after the end of its hold " + hold));
            }
        });
        return findings;
    }

    private static JsonNode event(Delivery delivery) {
        try {
            return JSON.readTree(delivery.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no event: " + delivery.body(), e);
        }
    }
}
