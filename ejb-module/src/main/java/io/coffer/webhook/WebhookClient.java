package io.coffer.webhook;

import io.coffer.crypto.WebhookSignature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Posts signed messages, many at once. */
@ApplicationScoped
class WebhookClient {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.webhook.timeout.millis")
    private long timeoutMillis;

    /** Never fails: no answer within the time-out, headers and body, is an answer too. */
    CompletableFuture<WebhookAnswer> post(WebhookDelivery delivery) {
        var now = clock.instant();
        var id = delivery.event().id().toString();
        var body = delivery.event().json();
        var endpoint = delivery.endpoint();
        var request = HttpRequest.newBuilder(endpoint.url())
                .header("content-type", "application/json")
                .header("user-agent", "Coffer")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", WebhookSignature.of(endpoint.secret(), id, now, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, BodyHandlers.discarding());
        return answer.orTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .whenComplete((response, late) -> answer.cancel(true))
                .thenApply(response -> WebhookAnswer.of(response.statusCode()))
                .exceptionally(e -> WebhookAnswer.none(e.getCause() == null ? e : e.getCause()));
    }
}
