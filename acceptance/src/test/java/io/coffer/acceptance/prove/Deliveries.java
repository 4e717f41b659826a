package io.coffer.acceptance.prove;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coffer.sandbox.webhook.ReceivedWebhook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a receiver of webhooks or a subscriber got, beside what happened: every event at least once, signed, with one content under one id, one
 * subject's events in order.
 */
public final class Deliveries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> happened;

    /** @param happened the ids of events */
    public Deliveries(Set<String> happened) {
        this.happened = Set.copyOf(happened);
    }

    /** What is not as promised of what was received, the oldest first. */
    public List<Finding> findings(List<ReceivedWebhook> received) {
        var findings = new ArrayList<Finding>();
        var first = new LinkedHashMap<String, ReceivedWebhook>();
        for (var webhook : received) {
            var id = Objects.requireNonNullElse(webhook.webhookId(), "none");
            if (!webhook.verified()) {
                findings.add(new Finding(Finding.Kind.LOST, "delivery " + id + " is not signed as it should be"));
            }
            var earlier = first.putIfAbsent(id, webhook);
            if (earlier != null && !earlier.body().equals(webhook.body())) {
                findings.add(new Finding(Finding.Kind.DOUBLED, "delivery " + id + " came with two contents"));
            }
        }
        happened.stream()
                .filter(id -> !first.containsKey(id))
                .forEach(id -> findings.add(new Finding(Finding.Kind.LOST, "event " + id + " was not delivered")));
        first.forEach((id, webhook) -> {
            if (!happened.contains(id) || !id.equals(event(webhook).path("id").asText())) {
                findings.add(new Finding(Finding.Kind.DOUBLED, "delivery " + id + " is of no event of this id"));
            }
        });
        findings.addAll(overtaken(first));
        return findings;
    }

    private List<Finding> overtaken(Map<String, ReceivedWebhook> first) {
        var findings = new ArrayList<Finding>();
        var last = new HashMap<String, Long>();
        first.forEach((id, webhook) -> {
            var data = event(webhook).path("data");
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

    private static JsonNode event(ReceivedWebhook webhook) {
        try {
            return JSON.readTree(webhook.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no event: " + webhook.body(), e);
        }
    }
}
