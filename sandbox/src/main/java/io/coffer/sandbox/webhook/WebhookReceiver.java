package io.coffer.sandbox.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.coffer.sandbox.http.Json;
import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.RefusedException;
import io.coffer.sandbox.http.Request;
import io.coffer.sandbox.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Endpoints at {@code /webhooks/{name}} that need no registration. Thread-safe. */
public final class WebhookReceiver {

    private static final int LIMIT = 10_000;
    private static final int ENDPOINTS_LIMIT = 1_000;
    private static final int PAGE_DEFAULT = 1_000;
    private static final Duration HANG = Duration.ofSeconds(60);

    private final String defaultSecret;
    private final Clock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Delivery, Integer> attempts = new HashMap<>();
    private final Map<String, Switched> behaviours = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();

    private record Entry(String name, ReceivedWebhook webhook) {}

    private record Delivery(String name, String webhookId) {}

    /** A behaviour and for how many more deliveries; {@code null} until it is cleared. */
    private record Switched(Behaviour behaviour, @Nullable Integer remaining) {}

    /** What an endpoint received. */
    record Received(List<ReceivedWebhook> webhooks) {}

    /** A secret, {@code whsec_} and base64. */
    record Secret(String secret) {}

    /**
     * Creates a receiver.
     *
     * @param defaultSecret of every endpoint that is not given its own, {@code whsec_} and base64
     */
    public WebhookReceiver(String defaultSecret, Clock clock) {
        verifier(defaultSecret);
        this.defaultSecret = defaultSecret;
        this.clock = clock;
    }

    /** Adds the receiver's routes to a server. */
    public void addTo(LocalHttpServer server) {
        server.route("POST", "/webhooks/{name}", this::receive);
        server.route("GET", "/webhooks/{name}", this::list);
        server.route("DELETE", "/webhooks/{name}", request -> {
            clear(request.variable("name"));
            return Response.empty(204);
        });
        server.route("PUT", "/webhooks/{name}/behaviour", request -> {
            behave(request.variable("name"), request.json(Behaviour.class));
            return Response.empty(204);
        });
        server.route("DELETE", "/webhooks/{name}/behaviour", request -> {
            behaveWell(request.variable("name"));
            return Response.empty(204);
        });
        server.route("PUT", "/webhooks/{name}/secret", request -> {
            trust(request.variable("name"), request.json(Secret.class).secret());
            return Response.empty(204);
        });
    }

    /** What an endpoint received, oldest first. */
    public synchronized List<ReceivedWebhook> received(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .map(Entry::webhook)
                .collect(Collectors.toUnmodifiableList());
    }

    /** What an endpoint received, oldest first; it is forgotten. */
    public synchronized List<ReceivedWebhook> take(String name) {
        var taken = received(name);
        clear(name);
        return taken;
    }

    /** Forgets what an endpoint received. */
    public synchronized void clear(String name) {
        entries.removeIf(entry -> entry.name().equals(name));
        attempts.keySet().removeIf(delivery -> delivery.name().equals(name));
    }

    /** Makes an endpoint misbehave. */
    public synchronized void behave(String name, Behaviour behaviour) {
        bounded(behaviours, name);
        behaviours.put(name, new Switched(behaviour, behaviour.nextCalls()));
    }

    /** Makes an endpoint behave well again. */
    public synchronized void behaveWell(String name) {
        behaviours.remove(name);
    }

    /** Gives an endpoint a secret of its own, {@code whsec_} and base64. */
    public synchronized void trust(String name, String secret) {
        verifier(secret);
        bounded(secrets, name);
        secrets.put(name, secret);
    }

    private Response receive(Request request) {
        String name = request.variable("name");
        boolean verified = verified(request, name);
        synchronized (this) {
            Optional<Behaviour> behaviour = nextBehaviour(name);
            boolean silent = behaviour.map(Behaviour::hangs).orElse(false);
            int rightStatus = verified ? 204 : 401;
            int status = silent ? 0 : behaviour.map(Behaviour::status).orElse(rightStatus);
            record(name, request, verified, status);
            if (silent) {
                return Response.drop(HANG);
            }
            return Response.empty(status)
                    .after(behaviour
                            .map(Behaviour::delayMs)
                            .map(Duration::ofMillis)
                            .orElse(Duration.ZERO));
        }
    }

    private Response list(Request request) {
        int limit = request.parameter("limit", PAGE_DEFAULT, 1, LIMIT);
        Optional<String> subject = request.parameter("subject");
        List<ReceivedWebhook> matching = received(request.variable("name")).stream()
                .filter(webhook -> subject.isEmpty() || subject.get().equals(webhook.subject()))
                .toList();
        return Response.json(
                200, new Received(matching.subList(Math.max(0, matching.size() - limit), matching.size())));
    }

    private boolean verified(Request request, String name) {
        String secret;
        synchronized (this) {
            secret = secrets.getOrDefault(name, defaultSecret);
        }
        try {
            verifier(secret)
                    .verify(
                            request.body(),
                            Map.of(
                                    Webhook.UNBRANDED_MSG_ID_KEY, header(request, Webhook.UNBRANDED_MSG_ID_KEY),
                                    Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
                                            header(request, Webhook.UNBRANDED_MSG_TIMESTAMP_KEY),
                                    Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                                            header(request, Webhook.UNBRANDED_MSG_SIGNATURE_KEY)));
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    private static List<String> header(Request request, String name) {
        return request.header(name).map(List::of).orElse(List.of());
    }

    private static Webhook verifier(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException | IllegalArgumentException e) {
            throw new RefusedException(400, "secret-invalid", "a secret is whsec_ and base64");
        }
    }

    private void record(String name, Request request, boolean verified, int answered) {
        Optional<String> id = request.header(Webhook.UNBRANDED_MSG_ID_KEY);
        int attempt = id.map(webhookId -> attempts.merge(new Delivery(name, webhookId), 1, Integer::sum))
                .orElse(1);
        Optional<JsonNode> event = Json.readTree(request.body());
        entries.addLast(new Entry(
                name,
                new ReceivedWebhook(
                        id.orElse(null),
                        request.header(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY).orElse(null),
                        text(event, "type"),
                        text(event, "subject"),
                        verified,
                        request.body(),
                        clock.instant().toString(),
                        attempt,
                        answered)));
        while (entries.size() > LIMIT) {
            forget(entries.removeFirst());
        }
    }

    /** Forgets how often an id was delivered together with its last delivery. */
    private void forget(Entry oldest) {
        String id = oldest.webhook().webhookId();
        if (id != null) {
            Delivery delivery = new Delivery(oldest.name(), id);
            if (attempts.getOrDefault(delivery, 0) <= oldest.webhook().attempt()) {
                attempts.remove(delivery);
            }
        }
    }

    private Optional<Behaviour> nextBehaviour(String name) {
        Switched switched = behaviours.get(name);
        if (switched == null) {
            return Optional.empty();
        }
        Integer remaining = switched.remaining();
        if (remaining != null) {
            if (remaining <= 1) {
                behaviours.remove(name);
            } else {
                behaviours.put(name, new Switched(switched.behaviour(), remaining - 1));
            }
        }
        return Optional.of(switched.behaviour());
    }

    private static @Nullable String text(Optional<JsonNode> event, String member) {
        return event.map(object -> object.get(member))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElse(null);
    }

    private static void bounded(Map<String, ?> map, String name) {
        if (map.size() >= ENDPOINTS_LIMIT && !map.containsKey(name)) {
            throw new RefusedException(503, "too-many-endpoints", "no more than " + ENDPOINTS_LIMIT);
        }
    }
}
